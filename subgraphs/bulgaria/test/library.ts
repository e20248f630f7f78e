/** The National Library's agencyContext, and those who come to it: for the tests of its services. */
import { assignIsbns } from '@isbn-hub/agency/actions/assign-isbns'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type { Application, ApplicationContent } from '@isbn-hub/agency/domain/application'
import { granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { afterAll, beforeAll } from '@jest/globals'

import { bulgaria } from '../src/nation.ts'

export let library: ServingAgency

/** Opens it before the tests of a file, with an empty register, and closes it behind them. */
export function openLibrary(): void {
  beforeAll(async () => void (library = await openServingAgency(bulgaria)))
  afterAll(async () => library?.[Symbol.asyncDispose]())
}

export const applicantDetails: NewApplicant = {
  name: 'Образец',
  kind: 'ORGANISATION',
  basedIn: 'BG',
  contact: { person: 'Редактор', address: ['ул. Примерна 1', 'София'], email: 'redaktor@obrazec.example' },
}
export const author: NewApplicant = { ...applicantDetails, name: 'Автор', kind: 'AUTHOR' }

export const book = (title = 'Книга') => ({ publication: { title, form: 'PAPERBACK' as const } })
export const books = (count: number): ApplicationContent => ({
  publications: Array.from({ length: count }, (_, n) => book(`Книга ${n}`)),
})
export const firstBook = (expectedTitles: number): ApplicationContent => ({ publications: [book()], expectedTitles })

export const CODE_PAPERS = ['APPLICATION', 'PAYMENT_ORDER', 'TITLE_PAGE', 'NAME_DOCUMENT']

export async function scanned(id: string, documents: readonly string[]): Promise<string> {
  for (const document of documents)
    await library.scan(id, document, document === 'PAYMENT_ORDER' ? paidAs(await feeOf(id)) : {})
  return id
}

export const paidAs = (fee: { amount: string; currency: string } | null) =>
  fee ? { amount: fee.amount, currency: fee.currency } : {}

/** Applies for a code with these papers, and pays the fee. */
export const asking = async (details: NewApplicant, content: ApplicationContent, documents: readonly string[] = []) =>
  scanned(await library.draft(await library.enter(details), 'PUBLISHER_CODE', content), documents)

export async function approved(id: string): Promise<Application> {
  granted(await library.apply(id, 'SUBMIT'))
  return library.approve(id)
}

/** A publisher with a code that holds so many. */
export async function aPublisher(expectedTitles: number, details = applicantDetails) {
  const applicant = await library.enter(details)
  const id = await library.draft(applicant, 'PUBLISHER_CODE', firstBook(expectedTitles))
  const { prefix } = await approved(await scanned(id, CODE_PAPERS))
  return { applicant, publisher: await library.publisherOf(applicant), prefix: prefix ?? '' }
}

export const feeOf = async (id: string) =>
  (
    await library.ask(
      'query ($id: ID!) { application(id: $id) { fee { amount currency waived } } }',
      { id },
      library.customer(),
    )
  ).application.fee

export const useUp = async (prefix: string) =>
  granted(await assignIsbns(library.agencyContext, library.actRequest(), { prefix, count: 9 }))
