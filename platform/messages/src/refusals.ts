/** Every code with which an agency refuses: its facts, its meaning, and what to do about it. */
import type { CodeDescription, FactKind, FactsOf } from './facts.ts'

const refusal = <const Facts extends Readonly<Record<string, FactKind>>>(
  facts: Facts,
  meaning: string,
  remedy: string,
): Omit<CodeDescription, 'facts'> & { readonly facts: Facts } => ({ facts, meaning, remedy })

/** A field of the input, as its path with dots: contact.email. */
const field = 'text'

export const REFUSALS = {
  // Prefixes and ranges
  GROUP_NOT_OURS: refusal(
    { named: 'text', groups: 'texts' },
    'The number, prefix or group lies outside the registration groups of the agency.',
    'Ask the agency that holds the registration group; a look-up names it.',
  ),
  PREFIX_INVALID: refusal(
    { input: 'text', problem: 'problem' },
    'The text is not a prefix. The problem says why.',
    'Enter a prefix with its hyphens, such as 978-985-6020.',
  ),
  PREFIX_UNKNOWN: refusal(
    { prefix: 'text' },
    'The prefix is not assigned to a publisher.',
    'Compare the digits, or assign the prefix first.',
  ),
  PREFIX_CLOSED: refusal(
    { prefix: 'text' },
    'The prefix is closed: no further ISBNs are assigned under it.',
    'Use another prefix of the publisher, or assign an additional one.',
  ),
  PREFIX_SHARED: refusal(
    { prefix: 'text' },
    'Several authors share the prefix, so it cannot be transferred.',
    'Assign the publisher a prefix of its own.',
  ),
  PREFIX_TAKEN: refusal(
    { prefix: 'text' },
    'The prefix is assigned already.',
    'Choose another prefix, or let the agency choose one.',
  ),
  PREFIX_EXHAUSTED: refusal(
    { prefixes: 'texts', free: 'number', asked: 'number' },
    'None of the prefixes has enough free ISBNs; `free` is the most that one of them has.',
    'Assign the publisher an additional prefix, or request fewer ISBNs.',
  ),
  PREFIX_MISSING: refusal(
    { publisher: 'text' },
    'The publisher has no open prefix in the registration group.',
    'Apply for a publisher code, or leave the registration group open.',
  ),
  PREFIX_NOT_YOURS: refusal(
    { prefix: 'text' },
    'The prefix does not belong to the publisher that the caller or the applicant acts for.',
    'Name a prefix of the publisher.',
  ),
  PREFIX_NOT_USED_UP: refusal(
    { prefix: 'text', remaining: 'number' },
    'An additional prefix follows one that is used up, and this one still has free ISBNs.',
    'Use the remaining ISBNs first.',
  ),
  REASON_FOR_PREFIX_MISSING: refusal(
    { prefix: 'text', remaining: 'number' },
    'The publisher has a prefix with free ISBNs, and the approval of a further one gives no reason.',
    'Approve with a reason, which is kept in the history of the application.',
  ),
  RECIPIENT_MISSING: refusal(
    { prefix: 'text' },
    'Several publishers hold the prefix, so the publisher that gets the ISBNs must be named.',
    'Name the publisher in the input.',
  ),
  HOLDER_UNCHANGED: refusal(
    { prefix: 'text', publisher: 'text' },
    'The publisher holds the prefix already.',
    'Nothing needs to be done.',
  ),
  NEVER_HELD: refusal(
    { prefix: 'text', publisher: 'text' },
    'The prefix cannot be returned to a publisher that never held it.',
    'Transfer it with the reason TAKEOVER, or name an earlier holder.',
  ),
  NOT_THE_HOLDER: refusal(
    { prefix: 'text', publisher: 'text' },
    'The publisher does not hold the prefix.',
    'Name a holder of the prefix.',
  ),
  RANGE_EXHAUSTED: refusal(
    { groups: 'texts', lengths: 'numbers', openGroups: 'texts', openLengths: 'numbers' },
    'No prefix of the length is free. Each group in `groups` belongs to the length at the same index in `lengths`; `openGroups` and `openLengths` name where prefixes are free.',
    'Choose one of the lengths that have free prefixes.',
  ),
  ALL_RANGES_EXHAUSTED: refusal(
    { groups: 'texts', lengths: 'numbers' },
    'No prefix of any length is free in the registration groups of the agency.',
    'Ask the International ISBN Agency for a new range.',
  ),
  LENGTH_NOT_OPEN: refusal(
    { length: 'number', open: 'numbers' },
    'The range table opens no range for registrant elements of this length.',
    'Choose one of the open lengths.',
  ),

  // ISBNs
  ISBN_INVALID: refusal(
    { input: 'text', problem: 'problem' },
    'The text is not an ISBN. The problem says why.',
    'Compare the number with the book and enter it again.',
  ),
  ISBN_UNASSIGNED: refusal({ isbn: 'text' }, 'The ISBN was never assigned.', 'Compare the number with the book.'),
  ISBN_CANCELLED: refusal({ isbn: 'text' }, 'The ISBN is cancelled already.', 'Nothing needs to be done.'),
  ISBN_TAKEN: refusal(
    { isbn: 'text' },
    'The ISBN is assigned to another publication.',
    'Use another ISBN; an ISBN is never assigned twice.',
  ),
  ISBN_REPEATED: refusal(
    { isbn: 'text' },
    'Two publications of the request have the same ISBN.',
    'Give each publication an ISBN of its own.',
  ),
  ISBN_OF_ANOTHER: refusal(
    { isbn: 'text' },
    'Another holder of the prefix has the ISBN on its list.',
    'Use an ISBN that is free or on the list of the publisher.',
  ),
  ISBN_OUTSIDE_PREFIX: refusal(
    { isbn: 'text', prefixes: 'texts' },
    'The ISBN does not lie under the prefix.',
    'Use an ISBN of the prefix, or name the prefix that the ISBN belongs to.',
  ),
  EDITION_UNASSIGNED: refusal(
    { isbn: 'text' },
    'The ISBN of the other edition lies under a prefix that was never assigned, so it cannot be right.',
    'Compare the number with the other edition.',
  ),
  JOINT_ISBN_OWN: refusal(
    { isbn: 'text' },
    'A joint publication names the ISBN of another publisher, and this one belongs to the publisher itself.',
    'Name the ISBN that the other publisher assigned.',
  ),

  // Publishers
  PUBLISHER_UNKNOWN: refusal(
    { publisher: 'text' },
    'The register of the agency has no publisher with this id.',
    'Compare the id; it begins with the code of the agency.',
  ),
  PUBLISHER_CEASED: refusal(
    { publisher: 'text' },
    'The publisher has ceased, so it is assigned nothing more.',
    'Name an active publisher.',
  ),
  PUBLISHER_MERGED: refusal(
    { publisher: 'text', successor: 'text' },
    'Another publisher has taken the publisher over, so it is assigned nothing more.',
    'Name the successor of the publisher.',
  ),
  NAME_UNCHANGED: refusal(
    { publisher: 'text', name: 'text' },
    'The publisher has this name already.',
    'Nothing needs to be done.',
  ),
  NOTHING_TO_CHANGE: refusal({}, 'The input names no detail to change.', 'Give at least one field.'),
  OFFICIAL_NAME_IN_LIST: refusal(
    {},
    'The official name is not one of the further names.',
    'Use renamePublisher to change the official name.',
  ),
  SUCCESSOR_IS_SELF: refusal(
    { publisher: 'text' },
    'A publisher cannot be its own successor.',
    'Name another publisher, or leave the successor out.',
  ),
  REGISTER_DIFFERS: refusal(
    { publisher: 'text', name: 'text', kind: 'publisherKind' },
    'The register holds the publisher under another name or kind, which only a registrar changes.',
    'Keep name and kind as they are in the register, or ask the agency to change them there.',
  ),

  // What was entered
  TEXT_EMPTY: refusal(
    { field },
    'The field is empty, or has no visible character.',
    'Enter a text, or leave the field out where it is optional.',
  ),
  TEXT_TOO_LONG: refusal({ field, limit: 'number' }, 'The text is too long for its field.', 'Shorten the text.'),
  CHARACTER_NOT_ALLOWED: refusal(
    { field, character: 'text' },
    'The text has a character that the register cannot keep or print: a control character, a mark that changes the direction of writing, or half of a surrogate pair.',
    'Remove the character.',
  ),
  NAME_UNREADABLE: refusal({ field }, 'A name needs a letter or a digit.', 'Enter a name that can be read out.'),
  LIST_TOO_LONG: refusal({ field, limit: 'number' }, 'The list has too many entries.', 'Send fewer entries.'),
  LIST_EMPTY: refusal({ field }, 'The list has no entries, and needs at least one.', 'Give at least one entry.'),
  NUMBER_TOO_SMALL: refusal(
    { field, least: 'number' },
    'The value is below the limit of its field.',
    'Enter a greater number.',
  ),
  NUMBER_OUT_OF_RANGE: refusal(
    { field, least: 'number', most: 'number' },
    'The value is outside the limits of its field.',
    'Enter a number within the limits.',
  ),
  ONE_OF_NEEDED: refusal(
    { fields: 'texts' },
    'Exactly one of the fields is needed, not several, and not zero.',
    'Give exactly one of the fields.',
  ),
  SET_WITHOUT_VOLUMES: refusal(
    { title: 'text' },
    'A set names its volumes, each of which gets an ISBN too.',
    'Add the volumes.',
  ),
  NESTED_TOO_DEEPLY: refusal(
    { levels: 'number' },
    'The volumes are nested too deeply: a set has parts, and a part has volumes.',
    'Leave out the deeper levels.',
  ),
  COUNTRY_UNKNOWN: refusal(
    { country: 'text' },
    'The text is not a country code of ISO 3166-1.',
    'Enter the two letters of the country, such as UZ.',
  ),
  COUNTRY_RENAMED: refusal(
    { country: 'text', successor: 'country' },
    'The country code is out of use.',
    'Enter the code of the country as it is today.',
  ),
  DATES_REVERSED: refusal(
    { issuedOn: 'text', validUntil: 'text' },
    'The document ends before it begins.',
    'Compare both dates with the document.',
  ),
  DATE_IN_FUTURE: refusal(
    { date: 'text', today: 'text' },
    'A document cannot be issued on a day after today.',
    'Compare the date with the document.',
  ),
  CURRENCY_NOT_USED: refusal(
    { currency: 'text', used: 'texts' },
    'The agency charges its fees in another currency.',
    'Give the amount in a currency of the agency.',
  ),
  NO_FEE_CHARGED: refusal({}, 'The agency charges no fee.', 'Leave out the amount and its currency.'),
  AMOUNT_INVALID: refusal(
    { amount: 'text', example: 'text' },
    'The text is not an amount of money.',
    'Enter the amount as in the example.',
  ),
  AMOUNT_INCOMPLETE: refusal({}, 'An amount and its currency belong together.', 'Give both or neither.'),
  KEY_REUSED: refusal(
    { key: 'text' },
    'The idempotency key was used for another request.',
    'Choose a new key for a new request; repeat a request with the same key.',
  ),

  // Applications
  APPLICANT_UNKNOWN: refusal(
    { applicant: 'text' },
    'The agency has no applicant with this id that the caller may act for.',
    'Compare the id, or use the token that entered the applicant.',
  ),
  APPLICATION_UNKNOWN: refusal(
    { application: 'text' },
    'The agency has no application with this id that the caller may act on.',
    'Compare the id, or use the token of the applicant.',
  ),
  APPLICATION_LOCKED: refusal(
    { application: 'text', state: 'state' },
    'The application cannot be changed in its state.',
    'Wait until the agency returns it, or draft another application.',
  ),
  APPLICATION_WITH_AGENCY: refusal(
    { application: 'text' },
    'The applicant cannot be changed while the agency reviews one of its applications.',
    'Wait until the application is returned or decided.',
  ),
  STEP_NOT_OPEN: refusal(
    { application: 'text', state: 'state', since: 'text', act: 'act', open: 'acts' },
    'The step does not lead on from the state of the application, or is not open to the caller.',
    'Take one of the open steps.',
  ),
  SERVICE_NOT_OFFERED: refusal(
    { service: 'service' },
    'The agency does not offer the service.',
    'Ask the agency which way it offers.',
  ),
  APPLICANT_RECOGNISED: refusal(
    { applicant: 'text', publisher: 'text' },
    'The applicant is recognised as another publisher already.',
    'Compare the applicant with the publisher in the register.',
  ),
  MAY_BE_REGISTERED: refusal(
    { publishers: 'texts', grounds: 'grounds' },
    'Publishers in the register match the applicant.',
    'Recognise the applicant as one of them (recogniseApplicant), or approve with the reason why it is another.',
  ),
  FILE_NEEDED: refusal(
    {},
    'Only a registrar attaches a document without a file, for a paper that was handed in at the counter.',
    'Upload the file first, and name it by the id from the answer.',
  ),
  FILE_UNKNOWN: refusal(
    { file: 'text' },
    'The caller uploaded no file with this id.',
    'Upload the file first, and name it by the id from the answer.',
  ),
  DOCUMENT_NOT_ASKED: refusal(
    { document: 'text', asked: 'texts' },
    'The agency does not ask for this document.',
    'Attach one of the documents that the agency asks for.',
  ),
  COMMENTS_MISSING: refusal(
    {},
    'A returned application needs at least one comment with the corrections.',
    'Give a comment for each section that needs a correction.',
  ),
  REASON_MISSING: refusal({}, 'A rejection needs a reason.', 'Give the reason.'),

  // What bars a step
  BANK_DETAILS_MISSING: refusal(
    {},
    'The bank details of the applicant are missing; the contract and the invoice need them.',
    'Add the bank and the account to the applicant.',
  ),
  RESPONSIBLE_PERSON_MISSING: refusal(
    {},
    'The applicant names no responsible person.',
    'Add the person to the contact of the applicant.',
  ),
  PUBLICATIONS_MISSING: refusal({}, 'The application names no publication.', 'Add at least one publication.'),
  PAPERS_OUTDATED: refusal(
    {},
    'The application was changed after its papers were made.',
    'Save the application again, and sign the new papers.',
  ),
  DOCUMENTS_MISSING: refusal(
    { documents: 'documents', copies: 'numbers' },
    'Documents are still missing. `copies` gives the number of copies for the document at the same index.',
    'Attach the documents.',
  ),
  FEE_UNPAID: refusal(
    { amount: 'text', currency: 'text' },
    'The fee is not paid.',
    'Pay the fee, and attach the payment order with its amount.',
  ),
  PAYMENT_AMOUNT_MISSING: refusal(
    { amount: 'text', currency: 'text' },
    'The payment order is attached without the amount that was paid.',
    'Attach the payment order again, with its amount and currency.',
  ),
  FEE_UNDERPAID: refusal(
    { amount: 'text', currency: 'text', paid: 'text', paidCurrency: 'text', missing: 'text' },
    'Less than the fee was paid.',
    'Pay the missing amount, and attach the payment order with the whole amount.',
  ),
  NOT_OUR_JURISDICTION: refusal(
    { country: 'country' },
    'The ISBN agency of the country where the publisher is based serves it.',
    'Apply to the agency of that country.',
  ),
  INTERNATIONAL_JURISDICTION: refusal(
    {},
    'The International ISBN Agency (INTL) serves non-governmental organisations of several countries.',
    'Apply to the International ISBN Agency.',
  ),
  NOT_MULTINATIONAL: refusal(
    { country: 'country' },
    'The International ISBN Agency serves only non-governmental organisations of several countries.',
    'Apply to the ISBN agency of the country.',
  ),
  PERMIT_MISSING: refusal(
    { document: 'document' },
    'A permit that is valid today is missing.',
    'Attach a copy of the permit, with its number and dates.',
  ),
  ONLINE_ACCESS_MISSING: refusal(
    {},
    'The agency has not given the publisher access for further ISBNs online.',
    'Apply on paper, or ask the agency for access.',
  ),
  CODE_HELD: refusal(
    { publisher: 'text' },
    'The publisher has a publisher code already.',
    'Apply for an additional code.',
  ),
  NOT_REGISTERED: refusal(
    {},
    'The applicant is not in the register.',
    'Apply for a publisher code first; if the publisher is in the register, ask the agency to recognise the applicant.',
  ),
  METADATA_MISSING: refusal(
    { title: 'text', missing: 'metadata' },
    'Details of a publication are missing.',
    'Add the details to the publication.',
  ),
  KIT_WITHOUT_PARTS: refusal(
    { title: 'text' },
    'A kit names its parts, two or more; each gets an ISBN too.',
    'Name the parts in `volumes`.',
  ),
  PRODUCT_UNDESCRIBED: refusal(
    { title: 'text', form: 'form' },
    'The form of the publication does not say what kind of product it is.',
    'Describe it in `product`.',
  ),
  PRODUCT_NOT_ELIGIBLE: refusal(
    { title: 'text' },
    'The publication does not qualify for an ISBN. `rule` says by which rule.',
    'Take the publication out of the application.',
  ),
  PRODUCT_NEEDS_OTHER_NUMBER: refusal(
    { title: 'text', identifier: 'identifier' },
    'The publication does not qualify for an ISBN, but for another number. `rule` says by which rule.',
    'Take the publication out of the application, and apply for the other number.',
  ),
} as const satisfies Readonly<Record<string, CodeDescription>>

export type RefusalCode = keyof typeof REFUSALS
export const REFUSAL_CODES = Object.keys(REFUSALS) as readonly RefusalCode[]

/** The facts of each code. */
export type RefusalFacts = FactsOf<typeof REFUSALS>
