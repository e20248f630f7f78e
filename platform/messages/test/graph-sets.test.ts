import { readFileSync } from 'node:fs'

import { expect, test } from '@jest/globals'
import { buildSchema, type GraphQLEnumType } from 'graphql'

import { LANGUAGES } from '../src/language.ts'
import { CATALOGUES } from '../src/message.ts'

const graph = buildSchema(readFileSync('schema/graph/api.graphql', 'utf8'))

test.each(LANGUAGES)('the language %s has a word for each value of the graph’s sets', (language) => {
  const { words, verification } = CATALOGUES[language]
  for (const [name, known] of [
    ['ApplicationState', words.state],
    ['ApplicationAct', words.act],
    ['Service', words.service],
    ['PublisherKind', words.publisherKind],
    ['ProductForm', words.form],
    ['MatchGround', words.grounds],
    ['PaperKind', verification.kinds],
    ['PaperNotCurrent', verification.notCurrent],
  ] as const) {
    const values = (graph.getType(name) as GraphQLEnumType).getValues().map((value) => value.name)
    expect(Object.keys(known).sort()).toEqual(values.sort())
  }
})
