/**
 * The publishers' directory as rows of 23 columns: what national agencies hand in, once a year, for the Publishers'
 * International ISBN Directory (001_c1eed1b5c3513997.txt:30, 004_700eafb09d0a031c.txt:101).
 *
 * No official text of the layout is published. Columns and codes are as the National Library of Finland's open register
 * software writes them; its forerunner of 2016 had other types. Only this file and its CSV know them.
 */
import type { GivenIsbnStatus, GivenPrefixStatus, PublisherRecord } from '@isbn-hub/feed/event'

export const PIID_COLUMNS = [
  ...(['Registrant_Status_Code', 'Registrant_Prefix_Type', 'Registrant_Prefix_Or_ISBN', 'Registrant_Name'] as const),
  ...(['ISO_Country_Code', 'Address_Line_1', 'Address_Line_2', 'Address_Line_3', 'Address_Line_4'] as const),
  ...(['Admin_Contact_Name', 'Admin_Phone', 'Admin_Fax', 'Admin_Email', 'Alternate_Contact_Type'] as const),
  ...(['Alternate_Contact_Name', 'Alternate_Phone', 'Alternate_Fax', 'Alternate_Email', 'SAN', 'GLN'] as const),
  ...(['Website_URL', 'Registrant_ID', 'ISNI'] as const),
] as const
export type PiidColumn = (typeof PIID_COLUMNS)[number]

/** Active, inactive: a publisher that quit, a prefix or number that is closed, or a name that was. */
export const PIID_STATUSES = ['A', 'I'] as const
export type PiidStatus = (typeof PIID_STATUSES)[number]

/** A publisher's prefix; a prefix that self-publishers share; one number of a self-publisher under such a prefix. */
export const PREFIX_TYPES = ['P', 'T', 'A'] as const
export type PrefixType = (typeof PREFIX_TYPES)[number]

export type PiidRow = Readonly<Record<PiidColumn, string>> & {
  readonly Registrant_Status_Code: PiidStatus
  readonly Registrant_Prefix_Type: PrefixType
}

/** Of a publisher, what a row says of it. */
export type Registrant = Pick<PublisherRecord, 'id' | 'name' | 'names' | 'status' | 'place' | 'website' | 'contact'>

/** What was given to a registrant. */
export interface Given {
  readonly agency: string
  readonly type: PrefixType
  /** With hyphens, a prefix or a number. */
  readonly value: string
  readonly status: GivenPrefixStatus | GivenIsbnStatus
}

/** One row under its name of today, and an inactive one under each name that it bore before. */
export function rowsOf(given: Given, registrant: Registrant): PiidRow[] {
  const row = rowUnder(given, registrant)
  const former = new Set(registrant.names.flatMap(({ kind, name }) => (kind === 'FORMER' ? [name] : [])))
  return [row, ...[...former].map((name): PiidRow => ({ ...row, Registrant_Status_Code: 'I', Registrant_Name: name }))]
}

function rowUnder({ agency, type, value, status }: Given, registrant: Registrant): PiidRow {
  const { id, name, place, website, contact = {} } = registrant
  const isActive = registrant.status === 'ACTIVE' && status !== 'CLOSED' && status !== 'CANCELLED'
  // Where no address is shown, the town is: that is public whatever the publisher says.
  const [one = '', two = '', three = '', ...rest] = contact.address ?? [place ?? '']
  return {
    ...EMPTY,
    Registrant_Status_Code: isActive ? 'A' : 'I',
    Registrant_Prefix_Type: type,
    Registrant_Prefix_Or_ISBN: value,
    Registrant_Name: name,
    // Who acts for no country has a code that is none of ISO 3166-1.
    ISO_Country_Code: agency.length === 2 ? agency : '',
    Address_Line_1: one,
    Address_Line_2: two,
    Address_Line_3: three,
    Address_Line_4: rest.join(', '),
    Admin_Contact_Name: contact.person ?? '',
    Admin_Phone: contact.phone ?? '',
    Admin_Email: contact.email ?? '',
    Website_URL: website ?? '',
    Registrant_ID: id,
  }
}

const EMPTY = Object.fromEntries(PIID_COLUMNS.map((column) => [column, ''])) as Record<PiidColumn, string>
