import { papersContract } from '@isbn-hub/test/papers-contract'

import { bulgaria } from '../src/nation.ts'

papersContract(bulgaria, {
  applicant: {
    name: 'Бард',
    names: [{ name: 'Bard', language: 'bg' }],
    kind: 'ORGANISATION',
    address: ['София'],
    person: 'Отговорен редактор',
  },
  title: 'Образец на книга: щ, ъ, ь',
  prefix: '978-954-585',
  isbn: '978-954-585-310-4',
})
