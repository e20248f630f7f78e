// Bulgaria: fees by the length of the code, papers at the counter, authors, further numbers online, consent.

import { ACCESS, approve, attach, draft, enter, paid, printHistory, receive, STEP, step } from './acts.ts'
import type { Play } from './stage.ts'

const PUBLISHER = {
  name: 'Примерно издателство',
  kind: 'ORGANISATION',
  names: [{ name: 'Primerno izdatelstvo', language: 'bg-Latn', kind: 'TRANSLITERATED' }],
  place: 'София',
  basedIn: 'BG',
  contact: { person: 'Отговорно лице', address: ['ул. Примерна 1', 'София'] },
  disclosePublications: true,
}

const AUTHOR = { name: 'Автор Примерен', kind: 'AUTHOR', place: 'Пловдив', basedIn: 'BG' }

const FEE = `query ($length: Int!, $replacedPrefix: ID) {
  fee(agency: "BG", registrantLength: $length, replacedPrefix: $replacedPrefix) { amount currency waived rule { id source } }
}`

const PUBLICATIONS = `{ publications(agency: "BG", search: "Приказки") {
  totalCount nodes { isbn13 publisher { name } publication { title } }
} }`

const book = (title: string, form = 'PAPERBACK') => ({
  publication: { title, form, language: 'bg', year: 2026, contributors: [{ name: 'Автор А.', role: 'автор' }] },
})

export const bulgaria: Play = async (stage) => {
  const publisher = await stage.person({ agency: 'BG', role: 'publisher', subject: 'house@primer.example' })
  const registrar = await stage.person({ agency: 'BG', role: 'registrar', subject: 'registrar@bg.example' })
  const anybody = await stage.person({})

  stage.print('What a code costs, by its length:')
  for (const length of [5, 4, 3, 2]) stage.print(`  ${JSON.stringify((await anybody.ask(FEE, { length })).fee)}`)

  const applicant = await enter(publisher, 'BG', PUBLISHER)
  stage.print(`${applicant} applies for a code, together with the number of its first book.`)
  let application = await draft(publisher, applicant, 'PUBLISHER_CODE', {
    publications: [book('Приказки за деца')],
    expectedTitles: 80,
  })
  const id: string = application.id
  stage.print(`  The fee: ${JSON.stringify(application.fee)}. Papers asked for:`)
  for (const { code, name, copies } of application.documents) stage.print(`    ${code}: ${name} (${copies})`)

  const early = await publisher.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.print(`  ${early.code}: ${early.message}`)
  const scan = new TextEncoder().encode('%PDF-1.4\n% a scan of a signed paper\n%%EOF\n')
  for (const { code } of application.documents)
    application = await attach(publisher, application, code, scan, paid(code, application))
  application = await step(publisher, id, 'SUBMIT')
  stage.print(`Handed in. By when it is to be answered: ${JSON.stringify(application.deadline)}`)
  const approved = await approve(stage, registrar, id, 'bulgaria-certificate.pdf')

  stage.print('Further numbers online are for publishers with access.')
  const next = await draft(publisher, applicant, 'ISBN_FOR_PUBLICATION', {
    publications: [book('Приказки за деца', 'EPUB'), book('Нови приказки')],
  })
  const barred = await publisher.refused(STEP, { application: next.id, act: 'SUBMIT' })
  stage.print(`  ${barred.code}: ${barred.message}`)
  await registrar.act(ACCESS, { publisher: approved.applicant.publisher.id, subject: 'house@primer.example' })
  for (const code of ['CONSECUTIVE_REQUEST', 'TITLE_PAGE']) await attach(publisher, next, code, scan)
  stage.print('The registrar gives access; the request is handed in.')
  await step(publisher, next.id, 'SUBMIT')
  await approve(stage, registrar, next.id, 'bulgaria-further-numbers.pdf')

  stage.print('An author comes to the counter, with papers: a number under the code that authors share.')
  const author = await enter(registrar, 'BG', AUTHOR)
  const own = await draft(registrar, author, 'PUBLISHER_CODE', { publications: [book('Стихове')] })
  for (const { code, copies } of own.documents) await receive(registrar, own.id, code, copies, paid(code, own))
  await step(registrar, own.id, 'SUBMIT')
  await approve(stage, registrar, own.id, 'bulgaria-author.pdf')

  stage.print('The register of publications shows those whose publishers have agreed:')
  stage.print(`  ${JSON.stringify((await anybody.ask(PUBLICATIONS)).publications)}`)
  await printHistory(stage, registrar, id)
}
