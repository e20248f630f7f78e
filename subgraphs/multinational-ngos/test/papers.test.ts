import { papersContract } from '@isbn-hub/test/papers-contract'

import { multinationalNgos } from '../src/nation.ts'

papersContract(multinationalNgos, {
  applicant: {
    name: 'Invented Union of Reading Rooms',
    names: [],
    kind: 'ORGANISATION',
    address: ['1 Invented Street'],
    person: 'The secretary',
  },
  title: 'An invented report',
  prefix: '978-92-98999',
  isbn: '978-92-98999-00-5',
})
