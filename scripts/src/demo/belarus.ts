// Belarus: an identifier for a publisher with a licence, a printed list of ISBNs, and a check of assigned ISBNs.

import { approve, attach, draft, enter, NUMBER_LIST, printHistory, STEP, step } from './acts.ts'
import type { Play } from './stage.ts'

const PUBLISHER = {
  name: 'Узорнае выдавецтва',
  kind: 'ORGANISATION',
  names: [{ name: 'Uzornaje vydaviectva', language: 'be-Latn', kind: 'TRANSLITERATED' }],
  place: 'Мінск',
  basedIn: 'BY',
  contact: { person: 'Адказная асоба', address: ['вул. Узорная, 1', 'Мінск'] },
  activityProfile: ['дзіцячая літаратура', 'падручнікі'],
}

const LICENSED = `query ($id: ID!) {
  publisher(id: $id) { name activityProfile publishingLicence { number issuedOn validUntil valid } }
}`

const CONTROL = `query ($numbers: [String!]!) {
  checkNumbers(agency: "BY", numbers: $numbers) {
    groups { registrationGroup prefixes capacity numbersGiven numbersCancelled }
    numbers { input finding publishers { id name } }
  }
}`

export const belarus: Play = async (stage) => {
  const publisher = await stage.person({ agency: 'BY', role: 'publisher', subject: 'house@uzor.example' })
  const registrar = await stage.person({ agency: 'BY', role: 'registrar', subject: 'registrar@by.example' })

  const applicant = await enter(publisher, 'BY', PUBLISHER)
  stage.print(`${applicant} applies for an identifier, with its activity profile and two books.`)
  const book = (title: string, form: string) => ({
    publication: { title, form, language: 'be', year: 2026, contributors: [{ name: 'Аўтар А.', role: 'аўтар' }] },
  })
  let application = await draft(publisher, applicant, 'PUBLISHER_CODE', {
    publications: [book('Казкі', 'HARDBACK'), book('Казкі', 'AUDIO')],
    expectedTitles: 60,
  })
  const id: string = application.id

  const refused = await publisher.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.print(`Without a licence it is refused. ${refused.code}: ${refused.message}`)

  stage.print('It attaches the application, signed, and a copy of its licence.')
  const scan = await stage.save(
    'belarus-numbers-of-978-985-6020.pdf',
    (await registrar.act(NUMBER_LIST, { prefix: '978-985-6020', first: 16, count: 8 })).paper.pdf,
  )
  application = await attach(publisher, application, 'APPLICATION', scan)
  const expired = { number: '02330/1', issuedOn: '2015-01-10', validUntil: '2020-01-09' }
  application = await attach(publisher, application, 'PUBLISHING_LICENCE', scan, expired)
  const late = await publisher.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.print(`  The licence has ended. ${late.code}: ${late.message}`)
  const valid = { number: '02330/2', issuedOn: '2024-03-01' }
  await attach(publisher, application, 'PUBLISHING_LICENCE', scan, valid)
  await step(publisher, id, 'SUBMIT')

  const approved = await approve(stage, registrar, id, 'belarus-certificate.pdf')
  const { publisher: shown } = await publisher.ask(LICENSED, { id: approved.applicant.publisher.id })
  stage.print(`Anybody sees its licence: ${JSON.stringify(shown)}`)

  stage.print('Its numbers are calculated and printed out: a part of the prefix, with bar codes.')
  const list = await publisher.act(NUMBER_LIST, { prefix: approved.prefix.value, first: 0, count: 48 })
  await stage.save('belarus-number-list.pdf', list.paper.pdf)

  stage.print('Control: numbers given of each group, and numbers seen on books.')
  const given = approved.publications[0].isbn.hyphenated
  const { checkNumbers } = await registrar.ask(CONTROL, {
    numbers: [given, '978-985-6020-21-9', '978-985-6020-99-8', '978-954-8000-00-0', '123'],
  })
  for (const group of checkNumbers.groups) stage.print(`  ${JSON.stringify(group)}`)
  for (const { input, finding, publishers } of checkNumbers.numbers)
    stage.print(`  ${input}: ${finding}${publishers[0] ? `, ${publishers[0].name}` : ''}`)
  await printHistory(stage, registrar, id)
}
