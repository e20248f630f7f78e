// `npm run demo -- uzbekistan --out FOLDER`: plays a national service against the hub that runs in the data folder, or
// that `--hub` names, and leaves its papers.

import { parseArgs } from 'node:util'

import { afghanistan } from './demo/afghanistan.ts'
import { belarus } from './demo/belarus.ts'
import { bulgaria } from './demo/bulgaria.ts'
import { northMacedonia } from './demo/north-macedonia.ts'
import { openStage, type Play } from './demo/stage.ts'
import { uzbekistan } from './demo/uzbekistan.ts'
import { gatewayAddress } from './start/addresses.ts'
import { dataFolder, identityFolder } from './start/config.ts'

const PLAYS: Readonly<Record<string, Play>> = {
  uzbekistan,
  belarus,
  bulgaria,
  afghanistan,
  'north-macedonia': northMacedonia,
}

const USAGE = `usage: npm run --silent demo -- ${Object.keys(PLAYS).join('|')} --out FOLDER [--hub http://127.0.0.1:4000]`

const options = readArguments()
if (!options) {
  process.stderr.write(USAGE + '\n')
  process.exitCode = 2
} else {
  try {
    const data = dataFolder(process.env)
    const hub = options.hub ?? (await gatewayAddress(data))
    if (hub === undefined) throw new Error(`no hub runs in ${data}: start one, or name another by --hub.`)
    const stage = await openStage({ ...options, hub: hub.replace(/\/+$/, ''), keys: identityFolder(data) })
    await options.play(stage)
    stage.print(`Done. The papers are in ${options.out}.`)
  } catch (error) {
    process.stderr.write(`The demo stopped: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

function readArguments(): { play: Play; out: string; hub: string | undefined } | undefined {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({ options: { out: text, hub: text }, allowPositionals: true })
    const play = PLAYS[positionals[0] ?? '']
    if (!play || positionals.length !== 1 || !values.out) return undefined
    return { play, out: values.out, hub: values.hub }
  } catch {
    return undefined
  }
}
