import { expect, test } from '@jest/globals'

import { type DocumentRule, requiredDocumentsFor } from '../../../src/domain/rules/documents.ts'

const cited = { text: 'a rule', source: 'invented' }

const documents: DocumentRule[] = [
  {
    ...cited,
    id: 'D01',
    code: 'APPLICATION',
    name: 'Application',
    applicants: ['AUTHOR', 'STATE'],
    services: ['PUBLISHER_CODE'],
  },
  {
    ...cited,
    id: 'D02',
    code: 'TITLE_PAGE',
    name: 'Title page',
    copies: 2,
    condition: 'where there is one',
    applicants: ['AUTHOR'],
    services: ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION'],
  },
]
const codes = (...asked: [Parameters<typeof requiredDocumentsFor>[1], Parameters<typeof requiredDocumentsFor>[2]]) =>
  requiredDocumentsFor({ documents }, ...asked).map(({ code }) => code)

test('which papers are asked for depends on the applicant and on the service', () => {
  expect(codes('AUTHOR', 'PUBLISHER_CODE')).toEqual(['APPLICATION', 'TITLE_PAGE'])
  expect(codes('STATE', 'PUBLISHER_CODE')).toEqual(['APPLICATION'])
  expect(codes('AUTHOR', 'ISBN_FOR_PUBLICATION')).toEqual(['TITLE_PAGE'])
  expect(codes('UNIVERSITY', 'PUBLISHER_CODE')).toEqual([])
})

test('a paper is handed in once unless the document says more, and always unless it says when', () => {
  expect(requiredDocumentsFor({ documents }, 'AUTHOR', 'PUBLISHER_CODE')).toEqual([
    { code: 'APPLICATION', name: 'Application', copies: 1, condition: undefined, rule: { ...cited, id: 'D01' } },
    {
      code: 'TITLE_PAGE',
      name: 'Title page',
      copies: 2,
      condition: 'where there is one',
      rule: { ...cited, id: 'D02' },
    },
  ])
})
