import { papersContract } from '@isbn-hub/test/papers-contract'

import { northMacedonia } from '../src/nation.ts'

papersContract(northMacedonia, {
  applicant: {
    name: 'Управа за јавни приходи',
    names: [{ name: 'Public Revenue Office', language: 'en' }],
    kind: 'STATE',
    address: ['Скопје'],
    person: 'Одговорен уредник',
  },
  title: 'Примерок на книга: ѓ, ќ, ј, љ, њ, џ, ѕ',
  prefix: '978-608-4592',
  isbn: '978-608-4592-70-9',
})
