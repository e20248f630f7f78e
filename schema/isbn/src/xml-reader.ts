// The part of XML that a range message needs: elements, text, XML's own entities. A document type is skipped: none of
// its entities is expanded, and nothing outside the text is read. Attributes are skipped too.

import { RangeMessageUnreadable } from './range-message-unreadable.ts'

/** Reads one element after the other, and throws RangeMessageUnreadable if another one comes than was expected. */
export class XmlReader {
  readonly #xml: string
  #at: number
  /** Where the tag or text last read begins; an error points there. */
  #from = 0

  constructor(xml: string) {
    this.#xml = xml
    this.#at = xml.startsWith('\ufeff') ? 1 : 0
  }

  open(name: string): void {
    const found = this.#nextTag()
    if (found?.name !== name || found.kind === 'CLOSE') this.fail(`<${name}> expected, ${described(found)} found.`)
    if (found.kind === 'EMPTY') this.fail(`<${name}> is empty.`)
    this.#at = found.end
  }

  close(name: string): void {
    const found = this.#nextTag()
    if (found?.name !== name || found.kind !== 'CLOSE') this.fail(`</${name}> expected, ${described(found)} found.`)
    this.#at = found.end
  }

  /** Whether the next tag opens this element. */
  sees(name: string): boolean {
    const found = this.#nextTag()
    return found?.name === name && found.kind !== 'CLOSE'
  }

  /** The text of the next element, which has no elements inside; trimmed, with single spaces. */
  text(name: string): string {
    this.open(name)
    this.#from = this.#at
    const end = this.#xml.indexOf('<', this.#at)
    if (end < 0) this.fail(`<${name}> does not end.`)
    const text = this.#decoded(this.#xml.slice(this.#at, end))
    this.#at = end
    this.close(name)
    return text.replace(/\s+/g, ' ').trim()
  }

  /** Makes sure that only comments and white space follow. */
  end(): void {
    this.#skipBetween()
    this.#from = this.#at
    if (this.#at < this.#xml.length) this.fail('More text after the end.')
  }

  fail(reason: string): never {
    const line = this.#xml.slice(0, this.#from).split('\n').length
    throw new RangeMessageUnreadable(line, reason)
  }

  #nextTag(): Tag | undefined {
    this.#skipBetween()
    this.#from = this.#at
    TAG.lastIndex = this.#at
    const [whole, slash, name, empty] = TAG.exec(this.#xml) ?? []
    if (whole === undefined || name === undefined) {
      if (this.#at < this.#xml.length) this.fail(`A tag expected, ${quoted(this.#xml.slice(this.#at))} found.`)
      return undefined
    }
    return { name, kind: slash ? 'CLOSE' : empty ? 'EMPTY' : 'OPEN', end: this.#at + whole.length }
  }

  /** White space, the XML declaration and other instructions, comments, the document type with its inline part. */
  #skipBetween(): void {
    for (;;) {
      while (/\s/.test(this.#xml.charAt(this.#at))) this.#at++
      if (this.#xml.startsWith('<?', this.#at)) this.#at = this.#after('?>', this.#at)
      else if (this.#xml.startsWith('<!--', this.#at)) this.#at = this.#after('-->', this.#at)
      else if (this.#xml.startsWith('<!DOCTYPE', this.#at)) this.#skipDocumentType()
      else return
    }
  }

  #skipDocumentType(): void {
    let inline = false
    let at = this.#at
    for (;;) {
      const character = this.#xml.charAt(at)
      this.#from = this.#at
      if (character === '') this.fail('The document type does not end.')
      else if (character === '"' || character === "'") at = this.#after(character, at + 1)
      else if (this.#xml.startsWith('<!--', at)) at = this.#after('-->', at)
      else {
        at++
        if (character === '[') inline = true
        else if (character === ']') inline = false
        else if (character === '>' && !inline) break
      }
    }
    this.#at = at
  }

  /** The index behind the next `mark`. */
  #after(mark: string, from: number): number {
    const found = this.#xml.indexOf(mark, from)
    this.#from = from
    return found < 0 ? this.fail(`${mark} is missing: what begins here does not end.`) : found + mark.length
  }

  #decoded(text: string): string {
    return text.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
      const character = whole.endsWith(';') ? characterOf(name) : undefined
      return character ?? this.fail(`${quoted(whole)} is not one of XML's own entities.`)
    })
  }
}

interface Tag {
  readonly name: string
  readonly kind: 'OPEN' | 'CLOSE' | 'EMPTY'
  readonly end: number
}

const TAG = /<(\/?)([A-Za-z_][\w.:-]*)(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(\/?)>/y

function described(tag: Tag | undefined): string {
  if (!tag) return 'the end'
  return tag.kind === 'CLOSE' ? `</${tag.name}>` : `<${tag.name}>`
}

function quoted(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return `“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function characterOf(entity: string): string | undefined {
  const code = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(entity)
  if (!code) return Object.hasOwn(NAMED, entity) ? NAMED[entity] : undefined
  const point = code[1] ? Number.parseInt(code[1], 16) : Number(code[2])
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined
}
