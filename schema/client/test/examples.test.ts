import { readFileSync } from 'node:fs'

import { expect, test } from '@jest/globals'
import { WebSocket } from 'ws'

import { docExamplesIn, exportsOf, publicSources, runDocExample } from '../../isbn/test/doc-examples.ts'
import { openHub } from './hub.ts'

const sources = publicSources(`${import.meta.dirname}/..`)

test('every public function shows how it is used', () => {
  expect(sources.flatMap((source) => docExamplesIn(source).missing)).toEqual([])
})

test.each(sources.flatMap((source) => docExamplesIn(source).examples))(
  'what the docstring of $of shows is what happens',
  async (example) => {
    await using hub = await openHub(['Беларусь', 'Навука', 'Харвест'])
    const scope = { ...(await exportsOf(sources)), url: hub.url, webSocketImpl: WebSocket, lastCursor: 'c1' }
    for (const { expression, actual, expected } of await runDocExample(example, scope))
      expect({ [expression]: actual }).toEqual({ [expression]: expected })
  },
)

test('what the README shows is what happens', async () => {
  await using hub = await openHub(['Беларусь', 'Навука', 'Харвест'])
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const [, example = ''] = /```ts\n(import \{ subscribeResumable \}[^]*?)```/.exec(readme) ?? []
  const code = example.replaceAll(/^import .*$/gm, '').replace('ws://127.0.0.1:4000/graphql', hub.url)
  const enough = new Error('Two lines are enough.')
  const lines: string[] = []
  const output = {
    log(...words: string[]) {
      lines.push(words.join(' '))
      if (lines.length === 2) throw enough
    },
  }
  const scope = { ...(await exportsOf(sources)), WebSocket, lastCursor: 'c1', console: output }
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
  await expect(new AsyncFunction(...Object.keys(scope), code)(...Object.values(scope))).rejects.toBe(enough)
  expect(lines).toEqual(['BY PUBLISHER_REGISTERED Навука c2', 'BY PUBLISHER_REGISTERED Харвест c3'])
})
