/** Reads barcodes as a till does: from the picture, by zbar. */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { scanImageData, ZBarConfigType, ZBarScanner, ZBarSymbolType } from '@undecaf/zbar-wasm'

/** What the symbols in the picture say, sorted. */
export async function scan(picture: Uint8Array): Promise<string[]> {
  const image = await loadImage(picture)
  // A light margin, as paper has around a cut-out.
  const canvas = createCanvas(image.width + 80, image.height + 80)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 40, 40)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  const scanner = await ZBarScanner.create()
  for (const addOn of [ZBarSymbolType.ZBAR_EAN2, ZBarSymbolType.ZBAR_EAN5])
    scanner.setConfig(addOn, ZBarConfigType.ZBAR_CFG_ENABLE, 1)
  const symbols = await scanImageData({ data, width, height, colorSpace: 'srgb' }, scanner)
  return [...new Set(symbols.map((symbol) => symbol.decode()))].sort()
}
