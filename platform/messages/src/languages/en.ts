import { englishMessages } from '@isbn-hub/isbn/problem-messages'

import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, count, and, or } = grammarOf('en', { and: 'and', or: 'or' })

const isbns = (value: number): string => count(value, { one: 'ISBN', other: 'ISBNs' })

export const english: Catalogue = {
  words: {
    state: {
      DRAFT: 'a draft',
      SAVED: 'saved',
      AWAITING_SIGNED_DOCUMENTS: 'waiting for the signed documents',
      AWAITING_PAYMENT: 'waiting for the payment',
      SUBMITTED: 'submitted',
      UNDER_REVIEW: 'under review',
      RETURNED: 'returned for correction',
      REJECTED: 'rejected',
      WITHDRAWN: 'withdrawn',
      NUMBER_ATTACHED: 'approved',
      CERTIFICATE_ISSUED: 'approved, and its certificate is issued',
    },
    act: {
      DRAFT: 'drafting',
      CHANGE: 'changing',
      ATTACH: 'attaching a document',
      RECOGNISE: 'recognising the applicant',
      SAVE: 'saving',
      SUBMIT: 'submitting',
      START_REVIEW: 'starting the review',
      RETURN: 'returning for correction',
      REJECT: 'rejecting',
      APPROVE: 'approving',
      WITHDRAW: 'withdrawing',
      PROCEED: 'proceeding',
    },
    service: {
      PUBLISHER_CODE: 'a publisher code',
      ISBN_FOR_PUBLICATION: 'ISBNs for publications',
      ADDITIONAL_CODE: 'an additional publisher code',
    },
    publisherKind: {
      ORGANISATION: 'organisation',
      SOLE_TRADER: 'sole trader',
      AUTHOR: 'author',
      STATE: 'public body',
      UNIVERSITY: 'university',
    },
    form: {
      HARDBACK: 'hardback',
      PAPERBACK: 'paperback',
      OTHER_PRINT: 'print, other binding',
      BRAILLE: 'braille',
      MAP: 'map or atlas',
      AUDIO: 'audiobook',
      PDF: 'PDF',
      EPUB: 'EPUB',
      OTHER_ELECTRONIC: 'electronic, other format',
      MICROFORM: 'microform',
      VIDEO: 'video',
      SOFTWARE: 'software',
      KIT: 'kit',
      SET: 'set of volumes',
    },
    grounds: { TAX_NUMBER: 'tax number', NAME: 'name', EMAIL: 'e-mail address' },
    metadata: { contributors: 'contributors', language: 'language', year: 'year' },
  },

  numbers: englishMessages,

  uploads: {
    LINK_MISSING: () => 'This address needs a link of the agency. Ask for one.',
    LINK_ALTERED: () => 'This link was altered, or was made for something else. Ask for a new one.',
    LINK_EXPIRED: () => 'This link has expired. Ask for a new one.',
    LINK_USED: () => 'Another file was uploaded by this link. Ask for a new one.',
    FILE_EMPTY: () => 'The file is empty. Choose it again.',
    FILE_TOO_SLOW: ({ pace }) =>
      `The file arrives too slowly. It needs ${count(pace, { one: 'byte', other: 'bytes' })} a second or more.`,
    FILE_STALLED: ({ seconds }) =>
      `No part of the file arrived for ${count(seconds, { one: 'second', other: 'seconds' })}. Upload it again.`,
    FILE_TOO_LARGE: ({ megabytes }) => `The file is too large. It can have ${n(megabytes)} MB.`,
    FILE_TYPE: () => 'The file is not a PDF, PNG, JPEG or TIFF. Send it in one of these formats.',
    FILE_CUT_OFF: () => 'The end of the PDF is missing. Save it again, and upload it.',
    TOO_MANY_UPLOADS: ({ limit }) =>
      `You are uploading ${count(limit, { one: 'file', other: 'files' })} already. Wait until one has arrived.`,
    TOO_MANY_FILES: ({ files, megabytes }) =>
      `You can have ${count(files, { one: 'file', other: 'files' })} or ${n(megabytes)} MB that are not attached. Attach some before you upload more.`,
    FILE_NOT_FOUND: () => 'The agency has no such file.',
    PAPER_NOT_FOUND: () => 'The agency made no such paper.',
    UPLOADS_BUSY: () => 'Too many files are arriving at the moment. Try again in a few seconds.',
    PAPERS_BUSY: () => 'Too many papers are being drawn at the moment. Try again in a few seconds.',
    FILE_STORE_FAILED: () => 'The store of the files is out of reach. Try again in a few minutes.',
  },

  verification: {
    verified: 'Verified',
    unknown: 'Not known',
    noPaper: ({ code }) => `No agency of this hub made a paper with the code ${code}.`,
    current: 'This paper is genuine and current.',
    notCurrent: {
      SUPERSEDED: 'This paper is genuine, but a newer one has replaced it.',
      NUMBER_CANCELLED: 'This paper is genuine, but an ISBN on it was cancelled later.',
      PREFIX_CLOSED: 'This paper is genuine, but its prefix was closed later.',
    },
    kinds: {
      CERTIFICATE: 'Certificate',
      CONTRACT: 'Contract',
      INVOICE: 'Invoice',
      DESCRIPTION: 'Description of publications',
      NUMBER_LIST: 'List of ISBNs',
    },
    labels: {
      code: 'Code',
      paper: 'Paper',
      agency: 'Issued by',
      issuedOn: 'Issued on',
      issuedTo: 'Issued to',
      prefix: 'Prefix',
      isbn: 'ISBN',
      languages: 'Languages',
    },
    cancelled: 'cancelled',
    closed: 'closed',
    compare: 'Compare it, word for word, with the paper.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} lies outside the registration groups of this agency, ${and(groups)}. Ask the agency that a look-up names.`,
    PREFIX_INVALID: ({ input, problem }) => `“${input}” is not an ISBN prefix. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `The prefix ${prefix} is not assigned. Compare its digits.`,
    PREFIX_CLOSED: ({ prefix }) => `The prefix ${prefix} is closed: no further ISBNs are assigned under it.`,
    PREFIX_SHARED: ({ prefix }) => `Several authors share the prefix ${prefix}, so it cannot be transferred.`,
    PREFIX_TAKEN: ({ prefix }) => `The prefix ${prefix} is assigned already. Choose another one.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `${count(asked, { one: 'ISBN is', other: 'ISBNs are' })} needed, and ${and(prefixes)} has room for ${n(free)}. Assign the publisher an additional prefix.`,
    PREFIX_MISSING: ({ publisher }) =>
      `${publisher} has no open prefix in this registration group. Apply for a publisher code.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `${prefix} is not a prefix of the publisher. Name one that is.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `${prefix} is not used up: ${count(remaining, { one: 'ISBN is', other: 'ISBNs are' })} free. Use them all before you apply for an additional prefix.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `${prefix} still has ${isbns(remaining)} free. Give the reason for which another prefix is assigned.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `Several publishers hold the prefix ${prefix}. Name the one that gets the ISBNs in “publisher”.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `${publisher} holds the prefix ${prefix} already.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `${publisher} never held the prefix ${prefix}, so it cannot be returned there.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `${publisher} does not hold the prefix ${prefix}.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `No prefix is free in ${and(ranges(groups, lengths))}. Prefixes are free in ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `No prefix is free in ${and(ranges(groups, lengths))}, nor of any other length. Ask the International ISBN Agency for a new range.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `No range is open for registrant elements with ${count(length, { one: 'digit', other: 'digits' })}. Open lengths are ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `“${input}” is not an ISBN. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `The ISBN ${isbn} was never assigned. Compare it with the book.`,
    ISBN_CANCELLED: ({ isbn }) => `The ISBN ${isbn} is cancelled already.`,
    ISBN_TAKEN: ({ isbn }) => `The ISBN ${isbn} is assigned to another publication. Use another ISBN.`,
    ISBN_REPEATED: ({ isbn }) => `Two publications have the ISBN ${isbn}. Give each an ISBN of its own.`,
    ISBN_OF_ANOTHER: ({ isbn }) => `The ISBN ${isbn} is on the list of another holder of the prefix. Use another ISBN.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) =>
      `The ISBN ${isbn} does not lie under the prefix ${or(prefixes)}. Compare its digits.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `The ISBN ${isbn} of the other edition lies under a prefix that was never assigned. Compare it with that edition.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `The ISBN ${isbn} belongs to the publisher itself. For a joint publication, give the ISBN of the other publisher.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `The register has no publisher “${publisher}”. Compare the id.`,
    PUBLISHER_CEASED: ({ publisher }) => `The publisher ${publisher} has ceased and is assigned nothing more.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `${successor} has taken over the publisher ${publisher}, which is assigned nothing more.`,
    NAME_UNCHANGED: ({ publisher, name }) => `The name of ${publisher} is “${name}” already.`,
    NOTHING_TO_CHANGE: () => 'The input names no detail to change. Give at least one field.',
    OFFICIAL_NAME_IN_LIST: () => 'The official name is not one of the further names. Rename the publisher instead.',
    SUCCESSOR_IS_SELF: ({ publisher }) => `${publisher} cannot be its own successor. Name another publisher.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `In the register ${publisher} has the name “${name}” and the kind “${kind}”. Only a registrar can change these.`,

    TEXT_EMPTY: ({ field }) => `“${field}” is empty. Enter a text, or leave the field out where it is optional.`,
    TEXT_TOO_LONG: ({ field, limit }) =>
      `“${field}” is too long. It can have ${count(limit, { one: 'character', other: 'characters' })}.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `“${field}” has the character ${character}, which cannot be stored or printed. Remove it.`,
    NAME_UNREADABLE: ({ field }) => `“${field}” has no letter or digit. Enter a name.`,
    LIST_TOO_LONG: ({ field, limit }) =>
      `“${field}” has too many entries. It can have ${count(limit, { one: 'entry', other: 'entries' })}.`,
    LIST_EMPTY: ({ field }) => `“${field}” is empty. Give at least one entry.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `“${field}” is too small. It must be ${n(least)} or more.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) => `“${field}” must be from ${n(least)} to ${n(most)}.`,
    ONE_OF_NEEDED: ({ fields }) => `Give exactly one of ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) => `“${title}” is a set. Add its volumes: each gets an ISBN too.`,
    NESTED_TOO_DEEPLY: ({ levels }) =>
      `The volumes are nested too deeply. There can be ${count(levels, { one: 'level', other: 'levels' })}: sets, parts and volumes.`,
    COUNTRY_UNKNOWN: ({ country }) =>
      `“${country}” is not a country code. Enter two letters of ISO 3166-1, such as UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `The country code ${country} is out of use. Enter the code of the country as it is today, such as ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `The document cannot end on ${validUntil}, before it was issued on ${issuedOn}. Compare both dates with it.`,
    DATE_IN_FUTURE: ({ date, today }) =>
      `${date} is in the future; today is ${today}. Compare the date with the document.`,
    CURRENCY_NOT_USED: ({ currency, used }) => `The agency charges no fees in ${currency}. It uses ${and(used)}.`,
    NO_FEE_CHARGED: () => 'The agency charges no fee. Leave out the amount and its currency.',
    AMOUNT_INVALID: ({ amount, example }) => `“${amount}” is not an amount of money. Write it like ${example}.`,
    AMOUNT_INCOMPLETE: () => 'An amount and its currency belong together. Give both or neither.',
    KEY_REUSED: ({ key }) => `The idempotency key “${key}” was used for another request. Choose a new key.`,

    APPLICANT_UNKNOWN: ({ applicant }) =>
      `The applicant “${applicant}” is unknown, or you do not act for it. Compare the id.`,
    APPLICATION_UNKNOWN: ({ application }) =>
      `The application “${application}” is unknown, or you do not act on it. Compare the id.`,
    APPLICATION_LOCKED: ({ application, state }) => `${application} is ${state}, so it cannot be changed.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `The agency is reviewing ${application}. You can change the applicant when the application is returned or decided.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `The step “${act}” is not open to you. The state of ${application} since ${since}: ${state}. ` +
      (open.length > 0 ? `Open steps: ${and(open)}.` : 'No step is open to you at the moment.'),
    SERVICE_NOT_OFFERED: ({ service }) => `The agency takes no applications for ${service}.`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) => `${applicant} is recognised as ${publisher} already.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `The applicant may be ${or(publishers)} in the register: the match is by ${and(grounds)}. ` +
      'Recognise the applicant, or give the reason why it is another publisher.',
    FILE_NEEDED: () => 'Name the uploaded file. Only a registrar attaches a document without a file.',
    FILE_UNKNOWN: ({ file }) => `You uploaded no file “${file}”. Upload it first, and use the id from the answer.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `The agency does not ask for the document “${document}”. ` +
      (asked.length > 0 ? `It asks for ${and(asked)}.` : 'It asks for no documents.'),
    COMMENTS_MISSING: () => 'Name at least one section and its corrections before you return the application.',
    REASON_MISSING: () => 'Give the reason for the rejection.',

    BANK_DETAILS_MISSING: () =>
      'The bank details of the applicant are missing. The contract and the invoice need the bank and the account.',
    RESPONSIBLE_PERSON_MISSING: () => 'The applicant names no responsible person. Add one to its contact.',
    PUBLICATIONS_MISSING: () => 'The application names no publication. Add at least one.',
    PAPERS_OUTDATED: () =>
      'The application was changed after its papers were made. Save it again, and sign the new papers.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `Documents are missing: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `The fee of ${amount} ${currency} is not paid. Attach the payment order with its amount.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `The payment order does not say how much was paid of the fee of ${amount} ${currency}. Attach it with the amount.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `The fee is ${amount} ${currency}, and ${paid} ${paidCurrency} are paid: ${missing} ${currency} are missing.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `The publisher is based in ${country}. Apply to the ISBN agency of that country, whatever the language of the books; ` +
      'for an exception ask the International ISBN Agency first.',
    INTERNATIONAL_JURISDICTION: () =>
      'The International ISBN Agency (INTL) serves non-governmental organisations of several countries. Apply there.',
    NOT_MULTINATIONAL: ({ country }) =>
      `Only non-governmental organisations of several countries are served here. Apply to the ISBN agency of ${country}.`,
    PERMIT_MISSING: ({ document }) =>
      `A valid document is missing: ${document}. Attach a copy with its number and dates.`,
    ONLINE_ACCESS_MISSING: () =>
      'The agency has not given you access for further ISBNs online. Apply on paper, or ask for access.',
    CODE_HELD: ({ publisher }) => `${publisher} has a publisher code already. Apply for an additional code.`,
    NOT_REGISTERED: () =>
      'The applicant is not in the register. Apply for a publisher code first; if the publisher is in the register, ask the agency to recognise you.',
    METADATA_MISSING: ({ title, missing }) => `“${title}” lacks details: ${and(missing)}. Add them.`,
    KIT_WITHOUT_PARTS: ({ title }) => `“${title}” is a kit. Name its parts, two or more: each gets an ISBN too.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `“${title}” has the form “${form}”, which does not say what kind of product it is. Describe it in “product”.`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `“${title}” does not qualify for an ISBN. Take it out of the application.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `“${title}” does not qualify for an ISBN. Apply for an ${identifier} instead.`,
  },
}

/** 978-985 (3 digits) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${count(lengths[index] ?? 0, { one: 'digit', other: 'digits' })})`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}, ${n(copies)} copies` : document
