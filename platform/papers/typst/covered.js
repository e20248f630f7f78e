// Which characters a font has a glyph for, by its table cmap: https://learn.microsoft.com/typography/opentype/spec/cmap

/** A function that says whether one of the fonts, TrueType files, has a glyph for a code point. */
export function coveredBy(fonts) {
  const ranges = fonts.flatMap(rangesOf)
  return (point) => ranges.some(([first, last]) => first <= point && point <= last)
}

/** Of the subtables of formats 4 and 12, which are those that a Unicode font has. Segments are taken as they are named. */
function rangesOf(font) {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + 16 * n)
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') + 8)
  return Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, n) => cmap + font.readUInt32BE(cmap + 8 + 8 * n),
  ).flatMap((at) => {
    switch (font.readUInt16BE(at)) {
      case 4:
        return segments(font, at)
      case 12:
        return groups(font, at)
      default:
        return []
    }
  })
}

function segments(font, at) {
  const size = font.readUInt16BE(at + 6)
  return Array.from({ length: size / 2 }, (_, n) => [
    font.readUInt16BE(at + 16 + size + 2 * n),
    font.readUInt16BE(at + 14 + 2 * n),
  ]).filter(([, last]) => last !== 0xffff)
}

const groups = (font, at) =>
  Array.from({ length: font.readUInt32BE(at + 12) }, (_, n) => [
    font.readUInt32BE(at + 16 + 12 * n),
    font.readUInt32BE(at + 20 + 12 * n),
  ])
