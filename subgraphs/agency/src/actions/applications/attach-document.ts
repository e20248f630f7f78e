/** A document is handed in: a file that was sent up, or a paper at the counter. The latest of each counts. */
import { isOpenToChange } from '../../domain/application.ts'
import { problemWithText } from '../../domain/entered-text.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { requiredDocumentsFor } from '../../domain/rules/documents.ts'
import { readPayment } from '../../domain/rules/fees.ts'
import { supersedeAttachments, writeAttachment, writeProgress } from '../../store/applications.ts'
import { holdFile } from '../../store/files.ts'
import { createLoaders } from '../../store/loaders.ts'
import { once } from '../../store/once.ts'
import type { AgencyContext } from '../agency-context.ts'
import { openApplication, type SideRequest } from './side.ts'
import { proceed } from './take-step.ts'

export interface DocumentHandedIn {
  readonly application: string
  /** PAYMENT_ORDER: one of those that the agency asks for. */
  readonly document: string
  /** The id that the upload was answered with; without it, a paper that a registrar took. */
  readonly file?: string | undefined
  /** Of a paper at the counter. */
  readonly copies?: number | undefined
  readonly number?: string | undefined
  readonly issuedOn?: string | undefined
  readonly validUntil?: string | undefined
  /** Of a payment order: how much was paid in all, as a decimal, with its currency. */
  readonly amount?: string | undefined
  readonly currency?: string | undefined
}

const LONGEST_NUMBER = 200
const MOST_COPIES = 100

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The application goes on by itself where it waited for this document. */
export async function attachDocument(agencyContext: AgencyContext, actRequest: SideRequest, asked: DocumentHandedIn) {
  const { nation, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  const { document, file, copies = 1, number, issuedOn, validUntil, amount, currency } = asked
  if (file === undefined && side !== 'AGENCY') return refuse('FILE_NEEDED', {}, { path: ['file'] })
  if (file !== undefined && !UUID.test(file)) return fileUnknown(file)
  if (!Number.isInteger(copies) || copies < 1 || copies > MOST_COPIES)
    return refuse('NUMBER_OUT_OF_RANGE', { field: 'copies', least: 1, most: MOST_COPIES }, { path: ['copies'] })
  const problem = number === undefined ? undefined : problemWithText(number, LONGEST_NUMBER, ['number'])
  if (problem) return problem
  if (issuedOn !== undefined && validUntil !== undefined && validUntil < issuedOn)
    return refuse('DATES_REVERSED', { issuedOn, validUntil }, { path: ['validUntil'] })
  if ((amount === undefined) !== (currency === undefined))
    return refuse('AMOUNT_INCOMPLETE', {}, { path: [amount === undefined ? 'amount' : 'currency'] })
  const paid = amount === undefined || currency === undefined ? null : readPayment(nation.rules, amount, currency)
  if (isRefusal(paid)) return paid
  const at = clock()
  const act = { actor, key, request: { attachDocument: asked }, at }
  return once(database.acts, act, async (client) => {
    const opened = await openApplication(client, nation.code, actRequest, asked.application)
    if (isRefusal(opened)) return opened
    const { application, applicant } = opened
    const { state } = application
    if (!isOpenToChange(state) && !(side === 'AGENCY' && (state === 'SUBMITTED' || state === 'UNDER_REVIEW')))
      return refuse('APPLICATION_LOCKED', { application: application.id, state }, { path: ['application'] })
    const required = requiredDocumentsFor(nation.rules, applicant.kind, application.service).map(({ code }) => code)
    if (!required.includes(document))
      return refuse('DOCUMENT_NOT_ASKED', { document, asked: required }, { path: ['document'] })
    if (file !== undefined) {
      const found = await holdFile(client, file)
      // Callers cannot tell another caller's file from one that does not exist.
      if (!found || (side !== 'AGENCY' && found.uploadedBy !== actor)) return fileUnknown(file)
    }
    await supersedeAttachments(client, opened.number, [document], at)
    await writeAttachment(client, opened.number, {
      document,
      file: file ?? null,
      copies,
      number: number ?? null,
      issuedOn: issuedOn ?? null,
      validUntil: validUntil ?? null,
      paid,
      attachedBy: actor,
      attachedAt: at,
    })
    const entry = { act: 'ATTACH' as const, from: state, to: state, by: side, actor, at }
    const further = await proceed(client, agencyContext, createLoaders(client, agencyContext), opened)
    const steps = [{ ...entry, reason: document, comments: [] }, ...further.steps]
    await writeProgress(client, opened.number, further.opened.application, steps)
    return { answer: { application: application.id }, events: further.events }
  })
}

const fileUnknown = (file: string) => refuse('FILE_UNKNOWN', { file }, { path: ['file'] })
