// Uzbekistan: from the organisation's bank details to the certificate, online.

import { approve, attach, CHANGE, DRAFT, draft, enter, paid, paper, printHistory, STEP, step } from './acts.ts'
import type { Play } from './stage.ts'

const ORGANISATION = {
  name: 'Namuna nashriyoti',
  kind: 'ORGANISATION',
  names: [{ name: 'Намуна нашриёти', language: 'uz-Cyrl', kind: 'TRANSLITERATED' }],
  place: 'Toshkent',
  basedIn: 'UZ',
  contact: { person: 'Masʼul shaxs', address: ['Namuna koʻchasi 1', 'Toshkent'], email: 'masul@namuna.example' },
  headedBy: 'Tashkilot rahbari',
}
const BANK = { bank: 'Namuna bank', account: '20208000000000000001', bankCode: '00000', taxNumber: '300000000' }

export const uzbekistan: Play = async (stage) => {
  const customer = await stage.person({ agency: 'UZ', role: 'publisher', subject: 'customer@namuna.example' })
  const registrar = await stage.person({ agency: 'UZ', role: 'registrar', subject: 'registrar@uz.example' })

  stage.print('The responsible person registers the organisation with its bank details.')
  const applicant = await enter(customer, 'UZ', { ...ORGANISATION, bank: BANK })
  stage.print(`  ${applicant}`)

  stage.print('A journal is refused: it takes an ISSN.')
  const journal = { publication: { title: 'Namuna jurnali', form: 'OTHER_PRINT' }, product: { category: 'SERIAL' } }
  const serial = (await customer.act(DRAFT, {
    applicant,
    service: 'PUBLISHER_CODE',
    input: { publications: [journal] },
  })) as { application: { id: string } }
  const referred = await customer.refused(STEP, { application: serial.application.id, act: 'SAVE' })
  stage.print(`  ${referred.code}: ${referred.message}`)
  await step(customer, serial.application.id, 'WITHDRAW')

  stage.print('A new application for three publications, in both scripts.')
  const by = (name: string) => [{ name, role: 'muallif' }]
  const book = (title: string, form: string, language: string, name: string) => ({
    publication: { title, form, language, year: 2026, contributors: by(name) },
  })
  const publications = [
    book('Oʻzbek tilining namunalari', 'HARDBACK', 'uz-Latn', 'Muallif A.'),
    book('Ўзбек тилининг намуналари', 'PAPERBACK', 'uz-Cyrl', 'Муаллиф А.'),
    book('Oʻzbek tilining namunalari', 'EPUB', 'uz-Latn', 'Muallif A.'),
  ]
  const drafted = await draft(customer, applicant, 'PUBLISHER_CODE', { publications, expectedTitles: 40 })
  const id: string = drafted.id
  stage.print(`  ${id} is ${drafted.state}`)

  let application = await step(customer, id, 'SAVE')
  stage.print(`Saved: it is ${application.state}. Contract, invoice and description can be downloaded.`)
  const scans: Record<string, Uint8Array> = {}
  for (const kind of ['CONTRACT', 'INVOICE', 'DESCRIPTION'])
    scans[kind] = await stage.save(`uzbekistan-${kind.toLowerCase()}.pdf`, paper(application, kind).pdf)

  const early = await customer.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.print(`It can't be handed in yet. ${early.code}: ${early.message}`)

  stage.print('The head of the organisation signs and seals; the scans are attached.')
  application = await attach(customer, application, 'CONTRACT', scans['CONTRACT'] ?? new Uint8Array())
  application = await attach(customer, application, 'INVOICE', scans['INVOICE'] ?? new Uint8Array())
  stage.print(`  It is ${application.state}.`)
  application = await attach(
    customer,
    application,
    'PAYMENT_ORDER',
    scans['INVOICE'] ?? new Uint8Array(),
    paid('PAYMENT_ORDER', application),
  )
  application = await step(customer, id, 'SUBMIT')
  stage.print(`Paid and handed in: it is ${application.state}.`)

  stage.print('The registrar returns it with a comment; the customer corrects it, and signs the new papers.')
  await step(registrar, id, 'START_REVIEW')
  await step(registrar, id, 'RETURN', { comments: [{ section: 'publications', text: 'Name the edition.' }] })
  const corrected = publications.map(({ publication }) => ({ publication: { ...publication, edition: '1' } }))
  await customer.act(CHANGE, { application: id, input: { publications: corrected, expectedTitles: 40 } })
  const stale = await customer.refused(STEP, { application: id, act: 'SUBMIT' })
  stage.print(`  ${stale.code}: ${stale.message}`)
  application = await step(customer, id, 'SAVE')
  for (const kind of ['CONTRACT', 'INVOICE'])
    application = await attach(
      customer,
      application,
      kind,
      await stage.save(`uzbekistan-${kind.toLowerCase()}.pdf`, paper(application, kind).pdf),
    )
  await step(customer, id, 'SUBMIT')

  await approve(stage, registrar, id, 'uzbekistan-certificate.pdf')
  await printHistory(stage, customer, id)
}
