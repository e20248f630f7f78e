/** What a person called a file: shown to people and offered when it is saved, never used as a path. */
import type { FileType } from './file-type.ts'

const LONGEST = 150

/**
 * The last part of a path, without what hides, turns or breaks a line of text; at most 150 characters.
 * Empty where nothing is left.
 */
export function cleanFileName(text: string): string {
  const last = text.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    // Controls and marks that turn the direction, so that fdp.exe can't look like exe.pdf. The joiners stay: Dari needs them.
    .replaceAll(/(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
  return [...clean].slice(0, LONGEST).join('').trim()
}

const ENDINGS: Readonly<Record<FileType, readonly [string, ...string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/tiff': ['.tif', '.tiff'],
}

/** Content-Disposition for saving under this name, as RFC 6266 has it; the ending is that of the type. */
export function attachment(name: string, type: FileType): string {
  const endings = ENDINGS[type]
  const full = endings.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name || 'file'}${endings[0]}`
  const ascii = full.replaceAll(/[^ -~]|["\\%]/g, '_')
  const extended = encodeURIComponent(full).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`
}
