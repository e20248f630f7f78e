import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { type Isbn13 } from '../src/number.ts'
import { parseRangeMessage, RangeMessageUnreadable } from '../src/range-message.ts'
import { group, HEAD, message } from './messages.ts'

describe('a message in the official shape', () => {
  const table = parseRangeMessage(message())

  test('gives a table that says which message it is', () => {
    expect(table.source).toBe('made for a test')
    expect(table.serial).toBe('3f0e8f6e-test')
    expect(table.date).toBe('2026-07-24T06:11:45.000Z')
  })

  test('gives its groups and rules, those that are not open too', () => {
    expect(table.groups.map(({ value, rules }) => [value, rules.length])).toEqual([
      ['978-985', 5],
      ['978-99937', 2],
    ])
    expect(table.hyphenate('9789856020202' as Isbn13)).toBe('978-985-6020-20-2')
    expect(table.cut('9789993730006' as Isbn13)).toMatchObject({ code: 'UNDEFINED_RANGE' })
  })

  test('may have entities and stray white space in a name', () => {
    expect(table.group('978-99937')?.name).toBe('Macau & environs')
  })

  test('may begin with a byte order mark, hold comments and instructions, and break lines as Windows does', () => {
    const other = `\ufeff${message()}<!-- the end -->`.replace('<Prefix>', '<!-- a --><?b c?><Prefix a="b">')
    expect(parseRangeMessage(other.replaceAll('\n', '\r\n')).groups).toEqual(table.groups)
  })

  test('may have names in any script, also by number', () => {
    const extra = group('Group', '978-9936', 'Афганистан &#x6A9;&#1575;', [['0000000-1999999', 1]])
    expect(parseRangeMessage(message({ extra })).group('978-9936')?.name).toBe('Афганистан کا')
  })

  test('without a serial is known by its date', () => {
    const head = '<MessageDate>Fri, 24 Jul 2026 07:11:45 BST</MessageDate>'
    const { source, serial, date } = parseRangeMessage(message({ head }))
    expect(serial).toBe(date)
    expect(source).not.toBe('')
  })
})

describe('a text of another shape is refused whole, with the line', () => {
  const good = message()
  const lines = good.split('\n').length

  test.each<[string, string, number, RegExp]>([
    ['nothing', '', 1, /<ISBNRangeMessage> expected, the end found/],
    ['a web page', '<!DOCTYPE html>\n<html lang="en"><p>Not found</html>', 2, /<html> found/],
    ['a text that is not XML', '{"groups": []}', 1, /“{"groups": \[\]}” found/],
    ['more behind the end', `${good}<more/>`, lines, /More text/],
    ['no end', good.replace('</ISBNRangeMessage>', ''), lines, /<\/ISBNRangeMessage> expected, the end found/],
    ['a document type without end', good.slice(0, good.indexOf('<!ENTITY')), 2, /document type does not end/],
  ])('%s', (_, xml, line, reason) => {
    expect(unreadable(xml)).toMatchObject({
      code: 'RANGE_MESSAGE_UNREADABLE',
      line,
      reason: expect.stringMatching(reason),
    })
  })

  test.each<[string, string, string, RegExp]>([
    ['an unknown date', '24 Jul', '24 Lip', /is not a date/],
    ['an entity of its own', 'Macau &amp;', 'Macau &agency;', /“&agency;”/],
    ['an ampersand alone', 'Macau &amp;', 'Macau &', /not one of XML's own entities/],
    ['an element out of order', '<Agency>Belarus', '<Country>Belarus', /<Agency> expected, <Country> found/],
    ['an element within a text', 'Belarus</Agency>', 'Belarus<br></Agency>', /<\/Agency> expected, <br> found/],
    ['an empty element', '<Range>4000000-5999999</Range>', '<Range/>', /<Range> is empty/],
    ['a range of six digits', '6000000-8799999', '600000-8799999', /“600000-8799999” is not a range/],
    ['a range that runs backwards', '4000000-5999999', '6000000-5999999', /is not a range/],
    ['ranges that overlap', '4000000-5999999', '3999000-5999999', /before the range above it/],
    ['a range that cuts through a registrant', '8799999', '8799899', /cuts through a registrant/],
    ['a length that is not a number', '8799999</Range><Length>4', '8799999</Range><Length>four', /“four”/],
    [
      'a length that leaves no digit for the publication',
      '2999999</Range><Length>1',
      '2999999</Range><Length>4',
      /“4” cannot be/,
    ],
    ['a prefix of another shape', '978-985<', '978985<', /“978985” cannot be the prefix/],
  ])('%s', (_, right, wrong, reason) => {
    const line = good.slice(0, good.indexOf(right)).split('\n').length
    expect(unreadable(good.replace(right, wrong))).toMatchObject({ line, reason: expect.stringMatching(reason) })
  })

  test('a missing date, and a group without rules', () => {
    expect(unreadable(message({ head: '' }))).toMatchObject({
      reason: expect.stringMatching('<MessageDate> expected, <EAN.UCCPrefixes> found'),
    })
    expect(unreadable(message({ belarus: [] }))).toMatchObject({
      reason: expect.stringMatching('<Rule> expected, </Rules> found'),
    })
  })

  test.each([
    ['twice', '978-985', /occurs twice/],
    ['of a length that its prefix does not allow', '978-98', /rules of its prefix do not allow/],
    ['in closed space', '978-67', /rules of its prefix do not allow/],
    ['of printed music', '979-0', /rules of its prefix do not allow/],
  ])('a group %s', (_, value, reason) => {
    const extra = group('Group', value, 'Nowhere', [['0000000-1999999', 1]])
    expect(unreadable(message({ extra }))).toMatchObject({ reason: expect.stringMatching(reason) })
  })

  test('any damage gives this error and no other', () => {
    fc.assert(
      fc.property(fc.nat({ max: good.length }), fc.string({ maxLength: 4 }), fc.nat({ max: 4 }), (at, put, taken) => {
        const broken = good.slice(0, at) + put + good.slice(at + taken)
        try {
          parseRangeMessage(broken)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeMessageUnreadable)
          expect((error as RangeMessageUnreadable).line).toBeLessThanOrEqual(broken.split('\n').length)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a message with neither source nor serial nor mistakes is not refused', () => {
    expect(() => parseRangeMessage(message({ head: HEAD.split('\n')[2] ?? '' }))).not.toThrow()
  })
})

function unreadable(xml: string): unknown {
  try {
    parseRangeMessage(xml)
  } catch (error) {
    return error
  }
  throw new Error('The message was read.')
}
