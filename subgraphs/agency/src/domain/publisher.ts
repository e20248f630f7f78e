/** A publisher as the agency knows it, and what of it the public may see. */
import type { ContactRecord, NameKind, PublisherKind, PublisherRecord, PublisherStatus } from '@isbn-hub/feed/event'

export {
  NAME_KINDS,
  type NameKind,
  PUBLISHER_KINDS,
  PUBLISHER_STATUSES,
  type PublisherKind,
  type PublisherStatus,
} from '@isbn-hub/feed/event'

export interface Contact {
  readonly address?: readonly string[] | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly person?: string | undefined
}

/** What the publisher has agreed to show. */
export interface Disclosure {
  readonly contact: boolean
  readonly publications: boolean
}

/** Where it said nothing, the rule of its nation holds. */
export type SaidOfDisclosure = { readonly [part in keyof Disclosure]?: boolean | undefined }

/** What is shown of a publisher, by what it said and by its nation's rule. */
export const disclosureBy = (said: SaidOfDisclosure | undefined, rule: Disclosure): Disclosure => ({
  contact: said?.contact ?? rule.contact,
  publications: said?.publications ?? rule.publications,
})

export interface NewName {
  readonly name: string
  readonly kind: NameKind
  readonly language?: string | undefined
}

/** What a registrar enters. */
export interface NewPublisher {
  readonly name: string
  readonly kind: PublisherKind
  readonly names?: readonly NewName[] | undefined
  readonly place?: string | undefined
  readonly contact?: Contact | undefined
  readonly activityProfile?: readonly string[] | undefined
  readonly website?: string | undefined
  readonly disclosure?: SaidOfDisclosure | undefined
}

/** What a registrar changes of it: what is undefined stays, null takes away. */
export interface PublisherChange {
  /** In place of all further names that are in use; former ones stay. */
  readonly names?: readonly NewName[] | null | undefined
  readonly place?: string | null | undefined
  readonly contact?: Contact | null | undefined
  readonly activityProfile?: readonly string[] | null | undefined
  readonly website?: string | null | undefined
  /** Null has agreed to nothing. */
  readonly discloseContact?: boolean | null | undefined
  readonly disclosePublications?: boolean | null | undefined
}

export interface PublisherName {
  readonly name: string
  readonly kind: NameKind
  readonly language: string | null
  readonly script: string | null
  readonly from: string | null
  readonly until: string | null
}

export interface Publisher {
  /** BY-1042 */
  readonly id: string
  readonly name: string
  readonly names: readonly PublisherName[]
  readonly kind: PublisherKind
  readonly status: PublisherStatus
  readonly place: string | null
  readonly contact: Contact | null
  readonly activityProfile: readonly string[]
  readonly website: string | null
  readonly disclosure: Disclosure
  /** 2026-11-21 */
  readonly registeredOn: string
  /** The id of the publisher that took it over. */
  readonly successor: string | null
}

/** A name as the register keeps it: its script is seen from its letters. */
export const nameFrom = ({ name, kind, language }: NewName, from: string | null = null): PublisherName => ({
  ...{ name, kind, language: language ?? null, script: scriptOf(name), from, until: null },
})

/** The publisher that is entered on this day, whatever its id will be. */
export function enteredOn(
  day: string,
  { names = [], ...entered }: NewPublisher & { readonly disclosure: Disclosure },
): Omit<Publisher, 'id'> {
  const { place = null, contact = null, activityProfile = [], website = null } = entered
  const official = nameFrom({ name: entered.name, kind: 'OFFICIAL' }, day)
  return {
    ...{ ...entered, place, contact, activityProfile, website },
    ...{
      names: [official, ...names.map((name) => nameFrom(name))],
      status: 'ACTIVE',
      registeredOn: day,
      successor: null,
    },
  }
}

/** Undefined fields stay as they are; null clears a field. Names that were official once stay. */
export function changedBy(before: Publisher, { names, ...change }: PublisherChange): Publisher {
  const {
    place = before.place,
    contact = before.contact,
    activityProfile = before.activityProfile,
    website = before.website,
    discloseContact = before.disclosure.contact,
    disclosePublications = before.disclosure.publications,
  } = change
  const lasting = before.names.filter(({ kind, until }) => kind === 'OFFICIAL' || until !== null)
  return {
    ...{ ...before, place, contact, activityProfile: activityProfile ?? [], website },
    names: names === undefined ? before.names : [...lasting, ...(names ?? []).map((name) => nameFrom(name))],
    disclosure: { contact: discloseContact ?? false, publications: disclosePublications ?? false },
  }
}

/** From this day on it is called so; its official name becomes a former one. */
export const renamed = (before: Publisher, name: Omit<NewName, 'kind'>, day: string): Publisher => ({
  ...before,
  name: name.name,
  names: [
    ...before.names.map((other) =>
      other.kind === 'OFFICIAL' && other.until === null ? { ...other, kind: 'FORMER' as const, until: day } : other,
    ),
    nameFrom({ ...name, kind: 'OFFICIAL' }, day),
  ],
})

/** What was entered of it, as it is today: for an applicant that is this publisher. */
export function enteredAs(publisher: Publisher): NewPublisher {
  const { place, contact, website, activityProfile, disclosure } = publisher
  return {
    ...{ ...namedAs(publisher), activityProfile, disclosure },
    ...(place !== null && { place }),
    ...(contact && { contact }),
    ...(website !== null && { website }),
  }
}

/** Its names and kind as the register has them today, for an applicant that is this publisher. */
export const namedAs = ({ name, names, kind }: Publisher): Pick<NewPublisher, 'name' | 'names' | 'kind'> => ({
  name,
  names: names
    .filter((other) => other.until === null && other.kind !== 'OFFICIAL')
    .map(({ name, kind, language }) => ({ name, kind, ...(language !== null && { language }) })),
  kind,
})

/** Only what the public may see. `register` is what a nation's register shows of a publisher that said nothing. */
export function publicRecord(publisher: Publisher, register: Disclosure): PublisherRecord {
  const { id, name, names, kind, status, place, website, activityProfile, registeredOn, successor } = publisher
  const contact = publicContact(publisher, register)
  return {
    ...{ id, name, names, kind, status, place, website, activityProfile, registeredOn, successor },
    disclosesPublications: publisher.disclosure.publications,
    ...(contact && { contact }),
  }
}

/** What the public may see of a publisher's contact, in the graph and in the feed; undefined where that is nothing. */
export function publicContact(
  { contact, disclosure }: Pick<Publisher, 'contact' | 'disclosure'>,
  register: Disclosure,
): ContactRecord | undefined {
  // Where the register makes contacts public unasked, the address stays so.
  if (!contact || !(disclosure.contact || register.contact)) return undefined
  const { address = [], ...further } = contact
  const { email, phone, person } = disclosure.contact ? further : {}
  const shown: ContactRecord = {
    ...(address.length > 0 && { address }),
    ...(email && { email }),
    ...(phone && { phone }),
    ...(person && { person }),
  }
  return Object.keys(shown).length > 0 ? shown : undefined
}

/** ISO 15924 codes of the scripts in which names of publishers are written. */
const SCRIPTS = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Gujr', /\p{Script=Gujarati}/u],
  ['Guru', /\p{Script=Gurmukhi}/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Hira', /\p{Script=Hiragana}/u],
  ['Kana', /\p{Script=Katakana}/u],
  ['Khmr', /\p{Script=Khmer}/u],
  ['Knda', /\p{Script=Kannada}/u],
  ['Laoo', /\p{Script=Lao}/u],
  ['Mlym', /\p{Script=Malayalam}/u],
  ['Mong', /\p{Script=Mongolian}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Orya', /\p{Script=Oriya}/u],
  ['Sinh', /\p{Script=Sinhala}/u],
  ['Syrc', /\p{Script=Syriac}/u],
  ['Taml', /\p{Script=Tamil}/u],
  ['Telu', /\p{Script=Telugu}/u],
  ['Tfng', /\p{Script=Tifinagh}/u],
  ['Thaa', /\p{Script=Thaana}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Tibt', /\p{Script=Tibetan}/u],
] as const

/** ISO 15924 code of the script that a name is written in, by its first letter; null where that is none of the above. */
export function scriptOf(name: string): string | null {
  const letter = /\p{L}/u.exec(name)?.[0]
  if (letter === undefined) return null
  return SCRIPTS.find(([, written]) => written.test(letter))?.[0] ?? null
}
