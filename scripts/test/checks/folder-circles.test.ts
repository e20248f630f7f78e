import { expect, test } from '@jest/globals'

import { folderCircles } from '../../src/checks/folder-circles.ts'

const PACKAGES = new Map([['@isbn-hub/agency', 'subgraphs/agency']])

const circles = (sources: Record<string, string>): string[] => folderCircles(new Map(Object.entries(sources)), PACKAGES)

test('folders that import in one direction are in order, even if files of one folder import each other', () => {
  expect(
    circles({
      'a/src/main.ts': "import { b } from './store/b.ts'",
      'a/src/store/b.ts': "import { c } from './c.ts'\nimport { readFile } from 'node:fs'",
      'a/src/store/c.ts': "import { b } from './b.ts'",
    }),
  ).toEqual([])
})

test('a folder and one inside it are two folders', () => {
  expect(circles({ 'a/src/main.ts': "import './store/b.ts'", 'a/src/store/b.ts': "import '../config.ts'" })).toEqual([
    'a/src → a/src/store → a/src:\n  a/src/main.ts imports a/src/store/b.ts\n  a/src/store/b.ts imports a/src/config.ts',
  ])
})

test('a circle through three folders and a package is reported once', () => {
  const [circle, ...others] = circles({
    'subgraphs/agency/src/api/a.ts': "import type { B } from '../store/b.ts'",
    'subgraphs/agency/src/store/b.ts': "const c = await import('../domain/c.ts')",
    'subgraphs/agency/src/domain/c.ts': "export * from '@isbn-hub/agency/api/a'",
  })
  expect(circle).toContain('api → subgraphs/agency/src/store → subgraphs/agency/src/domain → subgraphs/agency/src/api:')
  expect(others).toEqual([])
})
