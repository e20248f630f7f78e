// Bulgaria: fees by the length of the code, papers at the counter, authors, further numbers online, consent.

import { ACCESS, approve, attach, draft, enter, paid, receive, STEP, step, tellHistory } from './acts.ts'
import type { Play } from './stage.ts'

const HOUSE = {
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
  const house = await stage.person({ agency: 'BG', role: 'publisher', subject: 'house@primer.example' })
  const registrar = await stage.person({ agency: 'BG', role: 'registrar', subject: 'registrar@bg.example' })
  const anybody = await stage.person({})

  stage.say('What a code costs, by its length:')
  for (const length of [5, 4, 3, 2]) stage.say(`  ${JSON.stringify((await anybody.ask(FEE, { length })).fee)}`)

  const applicant = await enter(house, 'BG', HOUSE)
  stage.say(`${applicant} applies for a code, together with the number of its first book.`)
  let application = await draft(house, applicant, 'PUBLISHER_CODE', {
    publications: [book('Приказки за деца')],
    expectedTitles: 80,
  })
  const id: string = application.id
  stage.say(`  The fee: ${JSON.stringify(application.fee)}. Papers asked for:`)
  for (const { code, name, copies } of application.documents) stage.say(`    ${code}: ${name} (${copies})`)

  const early = await house.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.say(`  ${early.code}: ${early.message}`)
  const scan = new TextEncoder().encode('%PDF-1.4\n% a scan of a signed paper\n%%EOF\n')
  for (const { code } of application.documents)
    application = await attach(house, application, code, scan, paid(code, application))
  application = await step(house, id, 'SUBMIT')
  stage.say(`Handed in. By when it is to be answered: ${JSON.stringify(application.deadline)}`)
  const approved = await approve(stage, registrar, id, 'bulgaria-certificate.pdf')

  stage.say('Further numbers online are for publishers with access.')
  const next = await draft(house, applicant, 'ISBN_FOR_PUBLICATION', {
    publications: [book('Приказки за деца', 'EPUB'), book('Нови приказки')],
  })
  const barred = await house.refused(STEP, { application: next.id, act: 'SUBMIT' })
  stage.say(`  ${barred.code}: ${barred.message}`)
  await registrar.act(ACCESS, { publisher: approved.applicant.publisher.id, subject: 'house@primer.example' })
  for (const code of ['CONSECUTIVE_REQUEST', 'TITLE_PAGE']) await attach(house, next, code, scan)
  stage.say('The registrar gives access; the request is handed in.')
  await step(house, next.id, 'SUBMIT')
  await approve(stage, registrar, next.id, 'bulgaria-further-numbers.pdf')

  stage.say('An author comes to the counter, with papers: a number under the code that authors share.')
  const author = await enter(registrar, 'BG', AUTHOR)
  const own = await draft(registrar, author, 'PUBLISHER_CODE', { publications: [book('Стихове')] })
  for (const { code, copies } of own.documents) await receive(registrar, own.id, code, copies, paid(code, own))
  await step(registrar, own.id, 'SUBMIT')
  await approve(stage, registrar, own.id, 'bulgaria-author.pdf')

  stage.say('The register of publications shows those whose publishers have agreed:')
  stage.say(`  ${JSON.stringify((await anybody.ask(PUBLICATIONS)).publications)}`)
  await tellHistory(stage, registrar, id)
}
