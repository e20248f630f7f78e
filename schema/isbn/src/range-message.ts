// Reading the International ISBN Agency's range message, the official XML.
// The Agency does not license others to publish it again, and endorses nothing here. An operator brings a copy.

import { RangeTable } from './range-table.ts'
import { type GroupFacts, type RegistrationGroup, registrationGroupOf, type RuleFacts } from './registration-group.ts'
import { instantOf } from './rfc822-date.ts'
import { contains } from './span.ts'
import { XmlReader } from './xml-reader.ts'

export { RangeMessageUnreadable } from './range-message-unreadable.ts'

/**
 * Reads a range message in its official shape. The document type is skipped, and only XML's own entities are known. If
 * the serial is missing, the date is used as the serial.
 *
 * Throws RangeMessageUnreadable, with the line, on anything else: a table that is half understood would cut numbers
 * wrongly.
 *
 * @example
 * parseRangeMessage('<html>') // → throws RangeMessageUnreadable
 */
export function parseRangeMessage(xml: string): RangeTable {
  const reader = new XmlReader(xml)
  reader.open('ISBNRangeMessage')
  const source = readOptional(reader, 'MessageSource') ?? 'a range message without a source'
  const serial = readOptional(reader, 'MessageSerialNumber')
  const date = readDate(reader)
  const prefixes = readPrefixes(reader)
  const groups = readGroups(reader, prefixes)
  reader.close('ISBNRangeMessage')
  reader.end()
  return new RangeTable({ source, serial: serial ?? date, date, groups })
}

function readOptional(reader: XmlReader, name: string): string | undefined {
  return reader.sees(name) ? reader.text(name) || undefined : undefined
}

function readDate(reader: XmlReader): string {
  const text = reader.text('MessageDate')
  return instantOf(text) ?? reader.fail(`“${text}” is not a date such as “Fri, 24 Jul 2026 07:11:45 BST”.`)
}

/** The first level, 978 and 979. Its rules have the shape of a group's rules and give the length of each group. */
function readPrefixes(reader: XmlReader): RegistrationGroup[] {
  const prefixes: GroupFacts[] = []
  reader.open('EAN.UCCPrefixes')
  do {
    prefixes.push(readGroup(reader, 'EAN.UCC', /^97[89]$/))
  } while (reader.sees('EAN.UCC'))
  reader.close('EAN.UCCPrefixes')
  return prefixes.map(registrationGroupOf)
}

function readGroups(reader: XmlReader, prefixes: readonly RegistrationGroup[]): GroupFacts[] {
  const groups: GroupFacts[] = []
  const seen = new Set<string>()
  reader.open('RegistrationGroups')
  do {
    const group = readGroup(reader, 'Group', /^97[89]-[0-9]{1,5}$/)
    if (seen.has(group.value)) reader.fail(`Group ${group.value} occurs twice.`)
    if (!isAllowed(group, prefixes)) reader.fail(`The rules of its prefix do not allow group ${group.value}.`)
    seen.add(group.value)
    groups.push(group)
  } while (reader.sees('Group'))
  reader.close('RegistrationGroups')
  return groups
}

/** Whether the group has the length that the first level gives it there. Such groups never overlap. */
function isAllowed(group: GroupFacts, prefixes: readonly RegistrationGroup[]): boolean {
  const { span } = registrationGroupOf({ ...group, rules: [] })
  const length = group.value.length - '978-'.length
  return prefixes.some((prefix) =>
    prefix.rules.some((rule) => rule.registrantLength === length && contains(rule.span, span)),
  )
}

function readGroup(reader: XmlReader, element: string, shape: RegExp): GroupFacts {
  reader.open(element)
  const value = reader.text('Prefix')
  if (!shape.test(value)) reader.fail(`“${value}” cannot be the prefix of an element <${element}>.`)
  const name = reader.text('Agency')
  const rules: RuleFacts[] = []
  // The group leaves so many of the nine digits between prefix and check digit; the publication needs one of them.
  const longest = 8 - value.replace('-', '').slice(3).length
  reader.open('Rules')
  do {
    rules.push(readRule(reader, longest, rules.at(-1)))
  } while (reader.sees('Rule'))
  reader.close('Rules')
  reader.close(element)
  return { value, name, rules }
}

/** A range is twice seven digits. The first of them are the registrant's; the rest must be all zeros, or all nines. */
function readRule(reader: XmlReader, longest: number, previous: RuleFacts | undefined): RuleFacts {
  reader.open('Rule')
  const range = reader.text('Range')
  const [, begin, end] = /^([0-9]{7})-([0-9]{7})$/.exec(range) ?? []
  if (begin === undefined || end === undefined || begin > end) {
    return reader.fail(`“${range}” is not a range such as 0000000-1999999.`)
  }
  if (previous && begin <= previous.to.padEnd(7, '9')) reader.fail(`${range} begins before the range above it ends.`)
  const length = reader.text('Length')
  if (!/^[0-7]$/.test(length) || Number(length) > longest) reader.fail(`“${length}” cannot be a length here.`)
  const registrantLength = Number(length)
  if (
    registrantLength > 0 &&
    !(/^0*$/.test(begin.slice(registrantLength)) && /^9*$/.test(end.slice(registrantLength)))
  ) {
    reader.fail(`${range} cuts through a registrant of length ${length}.`)
  }
  reader.close('Rule')
  if (registrantLength === 0) return { from: begin, to: end, registrantLength }
  return { from: begin.slice(0, registrantLength), to: end.slice(0, registrantLength), registrantLength }
}
