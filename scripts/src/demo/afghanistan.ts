// Afghanistan: who is served, what must be told of a book, sets, kits, joint publications, a further prefix.

import { approve, CHANGE, draft, enter, printHistory, STEP, step } from './acts.ts'
import type { Play } from './stage.ts'

const PUBLISHER = {
  name: 'انتشارات نمونه',
  kind: 'ORGANISATION',
  names: [{ name: 'Namuna Publications', language: 'en', kind: 'TRANSLATED' }],
  place: 'کابل',
  basedIn: 'AF',
  contact: { person: 'شخص مسئول', address: ['کوچه نمونه', 'کابل'] },
}

const by = [{ name: 'نویسنده الف', role: 'نویسنده' }]
const described = { language: 'fa-AF', year: 2026, contributors: by }

const WHOSE = `query ($number: String!) {
  lookup(number: $number) { isbn { hyphenated status publisher { name }
    publication { title form volumeOf { isbn13 } jointWith } } }
}`

export const afghanistan: Play = async (stage) => {
  const publisher = await stage.person({ agency: 'AF', role: 'publisher', subject: 'house@namuna.example' })
  const registrar = await stage.person({ agency: 'AF', role: 'registrar', subject: 'registrar@af.example' })

  stage.print(
    'A publisher that is based elsewhere is sent to the agency of its country, in whatever language it publishes.',
  )
  const abroad = await enter(publisher, 'AF', { ...PUBLISHER, name: 'انتشارات بیرون', basedIn: 'UZ' })
  const elsewhere = await draft(publisher, abroad, 'PUBLISHER_CODE', { expectedTitles: 5 })
  const referred = await publisher.refused(STEP, { application: elsewhere.id, act: 'SUBMIT' })
  stage.print(`  ${referred.code}: ${referred.message}`)

  const applicant = await enter(publisher, 'AF', PUBLISHER)
  const drafted = await draft(publisher, applicant, 'PUBLISHER_CODE', {
    publications: [{ publication: { title: 'کتاب بی‌نام', form: 'PAPERBACK' } }],
    expectedTitles: 8,
  })
  const id: string = drafted.id
  const bare = await publisher.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.print(`${applicant} says too little of its book. ${bare.code}: ${bare.message}`)

  stage.print('It corrects that, and asks for a set of two volumes and a kit of a book and a recording.')
  const part = (title: string, form: string) => ({ title, form, ...described })
  const publications = [
    {
      publication: {
        ...part('تاریخ در دو جلد', 'SET'),
        volumes: [part('جلد ۱', 'HARDBACK'), part('جلد ۲', 'HARDBACK')],
      },
    },
    { publication: { ...part('آموزش زبان', 'KIT'), volumes: [part('کتاب درسی', 'PAPERBACK'), part('صدا', 'AUDIO')] } },
  ]
  await publisher.act(CHANGE, { application: id, input: { publications, expectedTitles: 8 } })
  await step(publisher, id, 'SUBMIT')
  const approved = await approve(stage, registrar, id, 'afghanistan-certificate.pdf')
  const volume = approved.publications[1].isbn.hyphenated
  stage.print(`  A volume names its set: ${JSON.stringify((await registrar.ask(WHOSE, { number: volume })).lookup)}`)

  stage.print('A joint publication: each publisher gives its own number, and each names the other.')
  const joint = await draft(publisher, applicant, 'ISBN_FOR_PUBLICATION', {
    publications: [{ publication: { ...part('اثر مشترک', 'PAPERBACK'), jointWith: ['978-985-6020-20-2'] } }],
  })
  await step(publisher, joint.id, 'SUBMIT')
  await approve(stage, registrar, joint.id, 'afghanistan-joint.pdf')

  stage.print('Its prefix is used up: more are refused, and an additional one is given beside it.')
  const many = Array.from({ length: 6 }, (_, n) => ({ publication: part(`کتاب ${n + 1}`, 'PAPERBACK') }))
  const over = await draft(publisher, applicant, 'ISBN_FOR_PUBLICATION', { publications: many })
  await step(publisher, over.id, 'SUBMIT')
  await step(registrar, over.id, 'START_REVIEW')
  const full = await registrar.refused(STEP, { application: over.id, act: 'APPROVE' })
  stage.print(`  ${full.code}: ${full.message}`)
  await step(registrar, over.id, 'REJECT', { reason: 'The prefix is used up: apply for an additional code.' })
  const additional = await draft(publisher, applicant, 'ADDITIONAL_CODE', {
    publications: many,
    expectedTitles: 8,
    replacedPrefix: approved.prefix.value,
  })
  await step(publisher, additional.id, 'SUBMIT')
  await approve(stage, registrar, additional.id, 'afghanistan-additional.pdf')
  await printHistory(stage, registrar, over.id)
}
