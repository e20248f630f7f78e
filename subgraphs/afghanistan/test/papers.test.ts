import { papersContract } from '@isbn-hub/test/papers-contract'

import { afghanistan } from '../src/nation.ts'

papersContract(afghanistan, {
  applicant: {
    name: 'انتشارات نمونه',
    names: [{ name: 'Sample Publishing House (invented)', language: 'en' }],
    kind: 'ORGANISATION',
    address: ['کابل'],
    person: 'مدیر مسئول',
  },
  title: 'نمونۀ یک کتاب، چاپ ۱۴۰۵',
  prefix: '978-9936-1',
  isbn: '978-9936-1-0000-8',
})
