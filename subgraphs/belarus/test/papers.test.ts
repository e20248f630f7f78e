import { papersContract } from '@isbn-hub/test/papers-contract'

import { belarus } from '../src/nation.ts'

papersContract(belarus, {
  applicant: {
    name: 'Адукацыя і выхаванне',
    names: [],
    kind: 'ORGANISATION',
    address: ['Мінск'],
    person: 'Адказны за выпуск',
  },
  title: 'Узор кнігі: ў, і, ё',
  prefix: '978-985-6020',
  isbn: '978-985-6020-20-2',
})
