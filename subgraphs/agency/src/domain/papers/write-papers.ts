/** A paper written out: its facts put into words, in the agency's own languages and then in English. */
import type { Block, CaptionedBarcode, Cell, Paper } from '@isbn-hub/papers/paper'

import { scriptOf } from '../publisher.ts'
import { english } from './english.ts'
import type { BankDetails, PaperApplicant, PaperFacts, PaperPublication } from './paper-facts.ts'
import type { PaperWords } from './paper-words.ts'

/** The same paper in each language, English last. What isn't known is left out; a fee that isn't known follows the tariff. */
export function writePapers(facts: PaperFacts, own: readonly PaperWords[]): [Paper, ...Paper[]] {
  const [first = english, ...rest] = own
  const papers: [Paper, ...Paper[]] = [writePaper(facts, first), ...rest.map((words) => writePaper(facts, words))]
  return own.length === 0 ? papers : [...papers, writePaper(facts, english)]
}

function writePaper(facts: PaperFacts, words: PaperWords): Paper {
  const { language, direction, titles, labels } = words
  return {
    language,
    direction,
    title: titles[facts.kind],
    issuer: words.letterhead ?? inEnglish(facts),
    number: `${labels.number} ${facts.code}`,
    date: words.day(facts.issuedOn),
    blocks: blocksOf(facts, words),
    verification: { label: labels.verify, code: facts.code, url: facts.verifyUrl },
  }
}

const inEnglish = ({ agency: { name, address, phone, website } }: PaperFacts) => ({
  name,
  lines: [
    address.join(', '),
    ...(phone === undefined ? [] : [phone]),
    ...(website === undefined ? [] : [website]),
  ].filter((line) => line !== ''),
})

function blocksOf(facts: PaperFacts, words: PaperWords): Block[] {
  switch (facts.kind) {
    case 'CERTIFICATE':
      return certificate(facts, words)
    case 'CONTRACT':
      return contract(facts, words)
    case 'INVOICE':
      return invoice(facts, words)
    case 'DESCRIPTION':
      return description(facts, words)
    case 'NUMBER_LIST':
      return numberList(facts, words)
  }
}

function certificate(facts: PaperFacts, words: PaperWords): Block[] {
  const { sentences, headings, labels, signatures } = words
  const agency = isolated(agencyName(facts, words))
  const publisher = isolated(nameIn(facts.applicant, words))
  const { prefix } = facts
  const numbered = facts.publications.filter(({ isbn }) => isbn !== undefined)
  return [
    ...(prefix === undefined || numbered.length > 0
      ? []
      : [paragraph(sentences.prefixCertified({ publisher, prefix, agency }))]),
    ...(numbered.length === 0 ? [] : [paragraph(sentences.numbersCertified({ publisher, agency }))]),
    factRows(
      [labels.name, bothNames(facts.applicant, words)],
      [labels.kind, words.publisherKinds[facts.applicant.kind]],
      [labels.address, list(facts.applicant.address, words)],
      [labels.publisherId, facts.publisher],
      [labels.prefix, prefix],
      [labels.application, facts.application],
    ),
    ...(numbered.length === 0
      ? []
      : [
          heading(headings.publications),
          publicationTable(numbered, words),
          paragraph(sentences.numberIsForOne),
          barcodes(numbered.map((publication) => captioned(publication, words))),
        ]),
    { kind: 'signatures', places: [{ role: signatures.agency, seal: signatures.seal }] },
  ]
}

function contract(facts: PaperFacts, words: PaperWords): Block[] {
  const { sentences, headings, labels, signatures } = words
  const agency = isolated(agencyName(facts, words))
  const publisher = isolated(nameIn(facts.applicant, words))
  return [
    paragraph(
      sentences.contractParties({
        agency,
        publisher,
        person: isolated((facts.applicant.headSigns && facts.applicant.headedBy) || facts.applicant.person),
        day: words.day(facts.issuedOn),
      }),
    ),
    heading(headings.subject),
    paragraph(sentences.contractSubject({ publications: facts.publications.length })),
    heading(headings.agencyDuties),
    ...sentences.agencyDuties.map(paragraph),
    heading(headings.publisherDuties),
    ...sentences.publisherDuties.map(paragraph),
    heading(headings.payment),
    paragraph(
      facts.fee === undefined ? sentences.contractTariff : sentences.contractFee({ fee: amount(facts.fee, words) }),
    ),
    heading(headings.term),
    paragraph(sentences.contractTerm),
    heading(headings.parties),
    paragraph(list([agencyName(facts, words), ...letterheadLines(facts, words)], words)),
    ...(facts.payee ? [factRows(...bankFacts(facts.payee, words))] : []),
    factRows(...applicantFacts(facts, words), [labels.application, facts.application]),
    heading(headings.publications),
    publicationTable(facts.publications, words),
    {
      kind: 'signatures',
      places: [
        { role: signatures.agency, seal: signatures.seal },
        { ...signatory(facts, words), seal: signatures.seal },
      ],
    },
  ]
}

function invoice(facts: PaperFacts, words: PaperWords): Block[] {
  const { sentences, headings, labels, signatures } = words
  const number = `${labels.number} ${facts.code}`
  const quantity = new Intl.NumberFormat(words.language).format(Math.max(1, facts.publications.length))
  const fee = facts.fee && amount(facts.fee, words)
  return [
    factRows([labels.payee, agencyName(facts, words)], ...bankFacts(facts.payee, words)),
    factRows(...applicantFacts(facts, words, labels.payer)),
    factRows([labels.application, facts.application], [labels.purpose, sentences.paymentPurpose({ number })]),
    {
      kind: 'table',
      columns: [labels.service, labels.quantity, ...(fee === undefined ? [] : [labels.amount])],
      rows: [[sentences.service, quantity, ...(fee === undefined ? [] : [fee])]],
    },
    paragraph(fee === undefined ? sentences.invoiceTariff : sentences.invoiceFee({ fee })),
    ...(facts.publications.length === 0
      ? []
      : [heading(headings.publications), publicationTable(facts.publications, words)]),
    {
      kind: 'signatures',
      places: [
        { role: signatures.agency, seal: signatures.seal },
        { ...signatory(facts, words), seal: signatures.seal },
      ],
    },
  ]
}

function description(facts: PaperFacts, words: PaperWords): Block[] {
  const { sentences, headings, labels, signatures } = words
  return [
    paragraph(sentences.description({ publisher: isolated(nameIn(facts.applicant, words)) })),
    factRows(...applicantFacts({ ...facts, applicant: { ...facts.applicant, bank: undefined } }, words), [
      labels.application,
      facts.application,
    ]),
    ...facts.publications.flatMap((publication, place) => [
      heading(headings.publication(place + 1)),
      factRows(
        [labels.title, publication.title],
        [labels.contributors, contributors(publication)],
        [labels.form, words.forms[publication.form]],
        [labels.language, languageName(publication.language, words)],
        [labels.edition, publication.edition],
        [labels.year, yearOf(publication, words)],
        [labels.isbn, publication.isbn],
        ...relations(publication, words),
      ),
    ]),
    paragraph(sentences.descriptionConfirmed),
    {
      kind: 'signatures',
      places: [{ role: signatures.responsible, name: facts.applicant.person, seal: signatures.seal }],
    },
  ]
}

function numberList(facts: PaperFacts, words: PaperWords): Block[] {
  const { sentences, labels } = words
  const isbns = facts.isbns ?? []
  return [
    paragraph(sentences.numberList({ publisher: isolated(nameIn(facts.applicant, words)), count: isbns.length })),
    factRows(
      [labels.name, bothNames(facts.applicant, words)],
      [labels.publisherId, facts.publisher],
      [labels.prefix, facts.prefix],
      [labels.numbersListed, new Intl.NumberFormat(words.language).format(isbns.length)],
    ),
    barcodes(isbns.map((hyphenated) => ({ hyphenated }))),
  ]
}

/** A value inside a text, read by its own direction: without marks of its own that would turn what follows. */
const isolated = (value: string): string => `\u2068${value.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')}\u2069`

const list = (values: readonly string[], { comma }: PaperWords): string => values.map(isolated).join(comma)

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', text })

type Fact = readonly [label: string, value: string | undefined]

/** Only what is known. */
const factRows = (...rows: readonly Fact[]): Block => ({
  kind: 'facts',
  rows: rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const])),
})

const barcodes = (codes: readonly CaptionedBarcode[]): Block => ({ kind: 'barcodes', codes })

/** Whose bars they are: the title, the set, and the form, by which two numbers of one title differ. */
const captioned = (publication: PaperPublication, words: PaperWords): CaptionedBarcode => {
  const { title, volumeOf, form, isbn = '' } = publication
  const set = volumeOf === undefined ? [] : [shortened(volumeOf.title)]
  return { hyphenated: isbn, caption: [shortened(title), ...set, words.forms[form]] }
}

/** A few lines under the bars hold it. */
const shortened = (title: string): string => {
  const letters = [...title]
  return letters.length <= 60 ? title : `${letters.slice(0, 59).join('').trimEnd()}…`
}

const agencyName = (facts: PaperFacts, { letterhead }: PaperWords): string => letterhead?.name ?? facts.agency.name

const letterheadLines = (facts: PaperFacts, { letterhead }: PaperWords): readonly string[] =>
  (letterhead ?? inEnglish(facts)).lines

function applicantFacts(facts: PaperFacts, words: PaperWords, first = words.labels.name): Fact[] {
  const { labels, publisherKinds } = words
  const { applicant } = facts
  return [
    [first, bothNames(applicant, words)],
    [labels.kind, publisherKinds[applicant.kind]],
    [labels.address, list(applicant.address, words)],
    [labels.person, applicant.person],
    [labels.publisherId, facts.publisher],
    ...bankFacts(applicant.bank, words),
  ]
}

const bankFacts = (details: BankDetails | undefined, { labels }: PaperWords): Fact[] => [
  [labels.bank, details?.bank],
  [labels.account, details?.account],
  [labels.bankCode, details?.bankCode],
  [labels.taxNumber, details?.taxNumber],
]

/** Where a head signs, the head's name is left to be written by hand if it isn't known. */
const signatory = ({ applicant: { headSigns, headedBy, person } }: PaperFacts, { signatures }: PaperWords) =>
  headSigns
    ? {
        role: `${signatures.publisher}: ${signatures.organisationHead}`,
        ...(headedBy !== undefined && { name: headedBy }),
      }
    : { role: signatures.publisher, name: person }

/** In the paper's script, if the applicant has given its name so, and in its language, if in that too. */
function nameIn({ name, names }: PaperApplicant, { language }: PaperWords): string {
  const { script, language: tongue } = new Intl.Locale(language).maximize()
  if (scriptOf(name) === script) return name
  const fitting = names.filter((other) => scriptOf(other.name) === script)
  return (fitting.find((other) => other.language?.split('-')[0] === tongue) ?? fitting[0])?.name ?? name
}

/** With the registered name behind it, where that is another. */
function bothNames(applicant: PaperApplicant, words: PaperWords): string {
  const name = nameIn(applicant, words)
  return name === applicant.name ? name : `${isolated(name)} (${isolated(applicant.name)})`
}

/** With the columns in which something stands. */
function publicationTable(publications: readonly PaperPublication[], words: PaperWords): Block {
  const { labels, forms } = words
  const columns: readonly (readonly [label: string, cell: (publication: PaperPublication) => Cell])[] = [
    [labels.title, (publication) => titleAndRelations(publication, words)],
    [labels.contributors, contributors],
    [labels.form, ({ form }) => forms[form]],
    [labels.editionAndYear, (publication) => editionAndYear(publication, words)],
    [labels.isbn, ({ isbn }) => isbn ?? ''],
  ]
  const filled = columns.filter(([, cell]) => publications.some((publication) => cell(publication) !== ''))
  return {
    kind: 'table',
    columns: filled.map(([label]) => label),
    rows: publications.map((publication) => filled.map(([, cell]) => cell(publication))),
  }
}

function titleAndRelations(publication: PaperPublication, words: PaperWords): Cell {
  const lines = relations(publication, words).map(([label, value]) => `${label}: ${value}`)
  return lines.length === 0 ? publication.title : [publication.title, ...lines]
}

/** To the set, to the edition that was translated, to what others bring out: by number and name. */
function relations({ volumeOf, translationOf, jointWith = [] }: PaperPublication, words: PaperWords) {
  const { labels } = words
  const named = (name: string, isbn: string | undefined) =>
    isbn === undefined ? isolated(name) : `${isolated(name)} (${isbn})`
  const rows: (readonly [label: string, value: string])[] = []
  if (volumeOf !== undefined) rows.push([labels.volumeOf, named(volumeOf.title, volumeOf.isbn)])
  if (translationOf !== undefined) rows.push([labels.translationOf, translationOf])
  for (const { isbn, publisher } of jointWith)
    rows.push([labels.jointWith, publisher === undefined ? isbn : named(publisher, isbn)])
  return rows
}

const contributors = ({ contributors }: PaperPublication): string =>
  contributors.map(({ name, role }) => `${isolated(name)} (${isolated(role)})`).join('; ')

const editionAndYear = (publication: PaperPublication, words: PaperWords): string =>
  list(
    [publication.edition, yearOf(publication, words)].filter((part) => part !== undefined),
    words,
  )

/** In the language's own digits, as its dates. */
const yearOf = ({ year }: PaperPublication, { language }: PaperWords): string | undefined =>
  year === undefined ? undefined : new Intl.NumberFormat(language, { useGrouping: false }).format(year)

/** Grouped, for nobody counts zeros: 120 000,00 UZS. */
function amount({ amount, currency }: { amount: string; currency: string }, { language }: PaperWords): string {
  const minimumFractionDigits = amount.split('.')[1]?.length ?? 0
  return `${new Intl.NumberFormat(language, { minimumFractionDigits }).format(Number(amount))} ${currency}`
}

/** Be as беларуская; a text that is no language code stays as it is. */
function languageName(language: string | undefined, words: PaperWords): string | undefined {
  if (language === undefined || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) return language
  try {
    return new Intl.DisplayNames(words.language, { type: 'language' }).of(language)
  } catch {
    return language
  }
}
