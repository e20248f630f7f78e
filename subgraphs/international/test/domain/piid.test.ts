import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { PIID_COLUMNS, PIID_STATUSES, PREFIX_TYPES, rowsOf } from '../../src/domain/piid.ts'
import { piidHead, PiidUnreadable, readPiid, writePiid } from '../../src/domain/piid-csv.ts'
import { publisher } from '../agency-feed.ts'

const house = publisher('BY-1', 'Харвест', {
  place: 'Мінск',
  website: 'https://house.example',
  contact: {
    address: ['вул. Прыклад 1', 'офіс 2', '220000', 'Мінск', 'Беларусь'],
    email: 'a@house.example',
    phone: '+375 17 000',
    person: 'А. Б.',
  },
})
const given = { agency: 'BY', type: 'P', value: '978-985-16', status: 'ASSIGNED' } as const

describe('a row of the directory', () => {
  test('has the prefix, its holder, and of the contact what is shown', () => {
    expect(rowsOf(given, house)).toMatchObject([
      {
        Registrant_Status_Code: 'A',
        Registrant_Prefix_Type: 'P',
        Registrant_Prefix_Or_ISBN: '978-985-16',
        Registrant_Name: 'Харвест',
        ISO_Country_Code: 'BY',
        Address_Line_1: 'вул. Прыклад 1',
        Address_Line_4: 'Мінск, Беларусь',
        Admin_Contact_Name: 'А. Б.',
        Admin_Phone: '+375 17 000',
        Admin_Email: 'a@house.example',
        SAN: '',
        Website_URL: 'https://house.example',
        Registrant_ID: 'BY-1',
      },
    ])
    const { contact: _, ...silent } = house
    expect(rowsOf({ ...given, agency: 'INTL' }, silent)).toMatchObject([
      { ISO_Country_Code: '', Address_Line_1: 'Мінск', Address_Line_2: '', Admin_Email: '' },
    ])
  })

  test('is inactive for a closed prefix, a cancelled number, a publisher that quit, and each name that was', () => {
    const codes = (...row: Parameters<typeof rowsOf>) =>
      rowsOf(...row).map((one) => `${one.Registrant_Status_Code} ${one.Registrant_Name}`)
    expect(codes({ ...given, status: 'CLOSED' }, house)).toEqual(['I Харвест'])
    expect(codes({ ...given, type: 'A', status: 'CANCELLED' }, house)).toEqual(['I Харвест'])
    expect(codes(given, { ...house, status: 'CEASED' })).toEqual(['I Харвест'])
    const former = { ...house.names[0]!, kind: 'FORMER' as const, name: 'Старая назва' }
    const imprint = { ...house.names[0]!, kind: 'IMPRINT' as const, name: 'Серыя' }
    expect(codes(given, { ...house, names: [...house.names, former, former, imprint] })).toEqual([
      'A Харвест',
      'I Старая назва',
    ])
  })
})

describe('the file', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc
      .tuple(fc.constantFrom('', "'", "''", ' '), fc.constantFrom(...'=+-@\t\r\n＝,"'), fc.string({ maxLength: 5 }))
      .map((parts) => parts.join('')),
  )
  const row = fc
    .record({
      ...Object.fromEntries(PIID_COLUMNS.map((column) => [column, cell])),
      Registrant_Status_Code: fc.constantFrom(...PIID_STATUSES),
      Registrant_Prefix_Type: fc.constantFrom(...PREFIX_TYPES),
    })
    .map((cells) => cells as ReturnType<typeof rowsOf>[number])

  test('that is read and written again has the same rows and the same bytes', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const text = piidHead() + writePiid(rows)
        const read = readPiid(text)
        expect(read).toEqual(rows)
        expect(Buffer.from(piidHead() + writePiid(read))).toEqual(Buffer.from(text))
      }),
    )
  })

  test('has no cell that a spreadsheet takes for a formula', () => {
    const [evil] = rowsOf(given, { ...house, name: '=HYPERLINK("http://evil.example")', place: '@SUM(1)' })
    const text = writePiid([evil!])
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(text).toContain(`,'+375 17 000,`)
  })

  test.each([
    ['no columns', ''],
    ['other columns', piidHead().replace('SAN', 'SAM')],
    ['a row too short', `${piidHead()}A,P\r\n`],
    ['an unknown status', `${piidHead()}X,P${','.repeat(21)}\r\n`],
    ['an unknown prefix type', `${piidHead()}A,S${','.repeat(21)}\r\n`],
  ])('with %s is refused', (_, text) => {
    expect(() => readPiid(text)).toThrow(PiidUnreadable)
  })
})
