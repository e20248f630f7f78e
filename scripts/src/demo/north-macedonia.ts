// North Macedonia: two groups, sets, translations, co-publishers, placement, and numbers that are never used again.

import { approve, draft, enter, printHistory, STEP, step } from './acts.ts'
import type { Play } from './stage.ts'

const newPublisher = (name: string, latin: string) => ({
  name,
  kind: 'ORGANISATION',
  names: [{ name: latin, language: 'mk-Latn', kind: 'TRANSLITERATED' }],
  place: 'Скопје',
  basedIn: 'MK',
  contact: { person: 'Одговорно лице', address: ['ул. Примерна 1', 'Скопје'] },
  disclosePublications: true,
})

const PLACEMENT = `{ placement(agency: "MK", form: PAPERBACK) { where mandatory rule { id source } } }`

const CHANGES = `{ newIsbnNeeded(agency: "MK", changes: [UNCHANGED_REPRINT, BINDING]) {
  verdict changes { change verdict rule { id source } }
} }`

const PUBLICATION = `query ($number: String!) {
  lookup(number: $number) { isbn { hyphenated publication { title translationOf jointWith } } }
}`

const CANCEL = `mutation ($isbn: ID!, $key: String!) {
  cancelIsbn(isbn: $isbn, idempotencyKey: $key) { ... on CancelIsbnSuccess { isbn { isbn13 status } } ... on Refusal { code message } }
}`

export const northMacedonia: Play = async (stage) => {
  const publisher = await stage.person({ agency: 'MK', role: 'publisher', subject: 'house@primer.mk.example' })
  const registrar = await stage.person({ agency: 'MK', role: 'registrar', subject: 'registrar@mk.example' })

  const by = [{ name: 'Автор А.', role: 'автор' }]
  const part = (title: string, form = 'HARDBACK') => ({ title, form, language: 'mk', year: 2026, contributors: by })

  stage.print('An offprint is refused.')
  const applicant = await enter(publisher, 'MK', newPublisher('Примерна издавачка куќа', 'Primerna izdavačka kuḱa'))
  const offprint = await draft(publisher, applicant, 'PUBLISHER_CODE', {
    publications: [{ publication: part('Сепарат', 'PAPERBACK'), product: { category: 'ARTICLE' } }],
  })
  const refused = await publisher.refused(STEP, { application: offprint.id, act: 'SUBMIT' })
  stage.print(`  ${refused.code}: ${refused.message}`)

  stage.print(`${applicant} asks for a work in two volumes and a translation.`)
  const drafted = await draft(publisher, applicant, 'PUBLISHER_CODE', {
    publications: [
      { publication: { ...part('Собрани дела', 'SET'), volumes: [part('Собрани дела 1'), part('Собрани дела 2')] } },
      { publication: { ...part('Линеарни и нелинеарни модели'), translationOf: '978-3-11-016216-5' } },
    ],
    expectedTitles: 30,
  })
  await step(publisher, drafted.id, 'SUBMIT')
  const approved = await approve(stage, registrar, drafted.id, 'north-macedonia-certificate.pdf')
  const translation = approved.publications[3].isbn.hyphenated
  stage.print(`  ${JSON.stringify((await publisher.ask(PUBLICATION, { number: translation })).lookup)}`)

  stage.print('Two publishers of one book: each gives its own number, from either of the two groups.')
  const other = await enter(publisher, 'MK', newPublisher('Друга издавачка куќа', 'Druga izdavačka kuḱa'))
  const joint = await draft(publisher, other, 'PUBLISHER_CODE', {
    publications: [
      { publication: { ...part('Заедничка книга'), jointWith: [approved.publications[1].isbn.hyphenated] } },
    ],
    expectedTitles: 5,
    registrationGroup: '978-9989',
  })
  await step(publisher, joint.id, 'SUBMIT')
  await approve(stage, registrar, joint.id, 'north-macedonia-co-publisher.pdf')

  stage.print('Where the number is printed, and which changes need a new one:')
  for (const place of (await publisher.ask(PLACEMENT)).placement) stage.print(`  ${JSON.stringify(place)}`)
  const { newIsbnNeeded } = await publisher.ask(CHANGES)
  stage.print(`  ${newIsbnNeeded.verdict}: ${JSON.stringify(newIsbnNeeded.changes)}`)

  stage.print('A number is withdrawn. It is never given again: the next book takes the next one.')
  const { isbn } = await registrar.act(CANCEL, { isbn: translation })
  stage.print(`  ${isbn.isbn13} is ${isbn.status}`)
  const next = await draft(publisher, applicant, 'ISBN_FOR_PUBLICATION', {
    publications: [{ publication: part('Нова книга') }],
  })
  await step(publisher, next.id, 'SUBMIT')
  await approve(stage, registrar, next.id, 'north-macedonia-next.pdf')
  await printHistory(stage, registrar, drafted.id)
}
