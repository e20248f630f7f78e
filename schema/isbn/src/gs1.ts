// The spellings in which GS1's bar codes and links hold a trade item's number. Works on folded text.

/** Where the GTIN of a text stands that is an element string, (01)…, or a GS1 Digital Link, …/01/…; nothing elsewhere. */
export function gtinIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const elements = [...text.matchAll(ELEMENT)]
  const [element = LINK.exec(text)] = elements
  if (!element || elements.length > 1) return undefined
  const end = element.index + element[0].length
  return { start: end - (element[1]?.length ?? 0), end }
}

/** The application identifier 01 in its brackets, and fourteen digits. */
const ELEMENT = /\(01\)\s?([0-9]{14})(?![0-9])/g

/** Whatever the host and the path, the last of which is 01 or gtin; qualifiers and a query may follow the number. */
const LINK = /^\s*(?:https?:\/\/)?[^\s/?#]+(?:\/[^\s/?#]*)*?\/(?:01|gtin)\/([0-9]{8,14})(?=[/?#\s]|$)/i
