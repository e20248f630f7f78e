/** The pages of a PDF as pictures. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** PNGs at 200 dots an inch. */
export async function photograph(pdf: Uint8Array): Promise<Uint8Array[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  // The reader's own: it knows no other copy of the canvas.
  const factory = document.canvasFactory as { create(width: number, height: number): { canvas: any } }
  const pictures: Uint8Array[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: 200 / 72 })
    const { canvas } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
    await page.render({ canvas, viewport }).promise
    pictures.push(await canvas.encode('png'))
  }
  await document.destroy()
  return pictures
}
