// Lays out the papers that it is handed, as JSON, and hands back a PDF. A thread of src/render-paper.ts.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import bwip from 'bwip-js/node'

import { coveredBy } from './covered.js'

const FONTS = [
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  'vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  'vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
]

const { resolve } = createRequire(import.meta.url)
const fontBlobs = FONTS.map((font) => readFileSync(resolve(`@expo-google-fonts/${font}`)))

// A letter that no font has would be a box that says nothing: it is written as [U+6C49].
const covered = coveredBy(fontBlobs)
const missing = new Set()
const written = (text) =>
  text.replace(/[^\0-\x7F\p{Default_Ignorable_Code_Point}\s]/gu, (letter) => {
    const point = letter.codePointAt(0)
    if (covered(point)) return letter
    const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    missing.add(name)
    return `[${name}]`
  })

const papers = JSON.parse(workerData, (_, value) => (typeof value === 'string' ? written(value) : value))
for (const { blocks, verification } of papers) {
  // The widths of bars and spaces in turn, in modules: 59 of them, 95 modules together.
  for (const code of blocks.flatMap(({ codes }) => codes ?? []))
    code.bars = bwip.raw({ bcid: 'ean13', text: code.hyphenated.replaceAll('-', '') })[0].sbs
  if (verification !== undefined) verification.qr = bwip.toSVG({ bcid: 'qrcode', text: verification.url, eclevel: 'M' })
}

const compiler = NodeCompiler.create({
  workspace: import.meta.dirname,
  fontArgs: [{ fontBlobs }],
})
const compiled = compiler.compile({
  mainFileContent: readFileSync(new URL('paper.typ', import.meta.url), 'utf8'),
  inputs: { papers: JSON.stringify(papers) },
})
if (compiled.result === null) throw new Error(JSON.stringify(compiler.fetchDiagnostics(compiled.takeDiagnostics())))
const pdf = new Uint8Array(compiler.pdf(compiled.result))
// Typst remembers for the whole process what it laid out.
compiler.evictCache(0)
parentPort.postMessage({ pdf, missing: [...missing] }, [pdf.buffer])
