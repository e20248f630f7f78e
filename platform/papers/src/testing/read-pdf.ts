/** The text layer of a PDF, for tests. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A text layer is in the order of the picture, so each line is given as it reads from either side. */
export interface PdfPage {
  /** ConnectionLimiter as they stand, for text that runs from left to right, and for numbers everywhere. */
  readonly text: string
  /** The same with the words of each line from right to left. Joiners, which place nothing, are left out. */
  readonly rightToLeft: string
  readonly pieces: readonly Piece[]
}

/** Letters that were drawn together: from where, and how broad, in points. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
}

export async function readPdf(pdf: Uint8Array): Promise<readonly PdfPage[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const pieces = items.flatMap((item): Piece[] =>
      'str' in item
        ? [
            {
              text: item.str,
              x: item.transform[4] as number,
              y: Math.round(item.transform[5] as number),
              width: item.width,
            },
          ]
        : [],
    )
    const lines = [...new Set(pieces.map(({ y }) => y))].map((y) =>
      pieces.filter((piece) => piece.y === y).sort((one, other) => one.x - other.x),
    )
    const page = (read: (line: Piece[]) => Piece[]) =>
      lines
        .map((line) =>
          read(line)
            .map(({ text }) => text)
            .join(''),
        )
        .join('\n')
    pages.push({
      text: page((line) => line),
      rightToLeft: page((line) => line.toReversed()).replaceAll('\u200C', ''),
      pieces,
    })
  }
  await document.destroy()
  return pages
}
