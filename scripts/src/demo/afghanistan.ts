// Afghanistan: who is served, what must be told of a book, sets, kits, joint publications, a further prefix.

import { approve, CHANGE, draft, enter, STEP, step, tellHistory } from './acts.ts'
import type { Play } from './stage.ts'

const HOUSE = {
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
  const house = await stage.person({ agency: 'AF', role: 'publisher', subject: 'house@namuna.example' })
  const registrar = await stage.person({ agency: 'AF', role: 'registrar', subject: 'registrar@af.example' })

  stage.say(
    'A publisher that is based elsewhere is sent to the agency of its country, in whatever language it publishes.',
  )
  const abroad = await enter(house, 'AF', { ...HOUSE, name: 'انتشارات بیرون', basedIn: 'UZ' })
  const elsewhere = await draft(house, abroad, 'PUBLISHER_CODE', { expectedTitles: 5 })
  const referred = await house.refused(STEP, { application: elsewhere.id, act: 'SUBMIT' })
  stage.say(`  ${referred.code}: ${referred.message}`)

  const applicant = await enter(house, 'AF', HOUSE)
  const drafted = await draft(house, applicant, 'PUBLISHER_CODE', {
    publications: [{ publication: { title: 'کتاب بی‌نام', form: 'PAPERBACK' } }],
    expectedTitles: 8,
  })
  const id: string = drafted.id
  const bare = await house.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.say(`${applicant} says too little of its book. ${bare.code}: ${bare.message}`)

  stage.say('It corrects that, and asks for a set of two volumes and a kit of a book and a recording.')
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
  await house.act(CHANGE, { application: id, input: { publications, expectedTitles: 8 } })
  await step(house, id, 'SUBMIT')
  const approved = await approve(stage, registrar, id, 'afghanistan-certificate.pdf')
  const volume = approved.publications[1].isbn.hyphenated
  stage.say(`  A volume names its set: ${JSON.stringify((await registrar.ask(WHOSE, { number: volume })).lookup)}`)

  stage.say('A joint publication: each publisher gives its own number, and each names the other.')
  const joint = await draft(house, applicant, 'ISBN_FOR_PUBLICATION', {
    publications: [{ publication: { ...part('اثر مشترک', 'PAPERBACK'), jointWith: ['978-985-6020-20-2'] } }],
  })
  await step(house, joint.id, 'SUBMIT')
  await approve(stage, registrar, joint.id, 'afghanistan-joint.pdf')

  stage.say('Its prefix is used up: more are refused, and an additional one is given beside it.')
  const many = Array.from({ length: 6 }, (_, n) => ({ publication: part(`کتاب ${n + 1}`, 'PAPERBACK') }))
  const over = await draft(house, applicant, 'ISBN_FOR_PUBLICATION', { publications: many })
  await step(house, over.id, 'SUBMIT')
  await step(registrar, over.id, 'START_REVIEW')
  const full = await registrar.refused(STEP, { application: over.id, act: 'APPROVE' })
  stage.say(`  ${full.code}: ${full.message}`)
  await step(registrar, over.id, 'REJECT', { reason: 'The prefix is used up: apply for an additional code.' })
  const additional = await draft(house, applicant, 'ADDITIONAL_CODE', {
    publications: many,
    expectedTitles: 8,
    replacedPrefix: approved.prefix.value,
  })
  await step(house, additional.id, 'SUBMIT')
  await approve(stage, registrar, additional.id, 'afghanistan-additional.pdf')
  await tellHistory(stage, registrar, over.id)
}
