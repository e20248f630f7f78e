import { papersContract } from '@isbn-hub/test/papers-contract'

import { uzbekistan } from '../src/nation.ts'

papersContract(uzbekistan, {
  applicant: {
    name: 'Akademnashr',
    names: [{ name: 'Академнашр', language: 'uz' }],
    kind: 'ORGANISATION',
    address: ['Toshkent'],
    person: 'Masʼul muharrir',
    bank: { bank: 'Namuna bank', account: '20208000000000000001', bankCode: '00001', taxNumber: '000000001' },
  },
  title: 'Namuna: oʻ, gʻ',
  prefix: '978-9943-6501',
  isbn: '978-9943-6501-9-0',
})
