/** A document is handed in: a file that was sent up, or a paper at the counter. The latest of each counts. */
import { isOpenToChange } from '../../domain/application.ts'
import { canBeKept } from '../../domain/can-be-kept.ts'
import { quoted } from '../../domain/quoted.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { requiredDocumentsFor } from '../../domain/rules/documents.ts'
import { readPayment } from '../../domain/rules/fees.ts'
import { supersedeAttachments, writeAttachment, writeStep } from '../../store/applications.ts'
import { holdFile } from '../../store/files.ts'
import { once } from '../../store/once.ts'
import type { AgencyContext } from '../agency-context.ts'
import { announce } from '../announce.ts'
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The application goes on by itself where this was what it waited for.
 * Refuses APPLICATION_UNKNOWN, STEP_NOT_OPEN where it lies with the agency, INPUT_INVALID and KEY_REUSED.
 */
export async function attachDocument(
  agencyContext: AgencyContext,
  actRequest: SideRequest,
  asked: DocumentHandedIn,
): Promise<{ readonly application: string } | Refusal> {
  const { nation, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  const { document, file, copies = 1, number, issuedOn, validUntil, amount, currency } = asked
  if (file === undefined && side !== 'AGENCY')
    return refuse('INPUT_INVALID', 'Name the file: only a registrar takes papers at the counter.')
  if (file !== undefined && !UUID.test(file))
    return refuse(
      'INPUT_INVALID',
      `${quoted(file)} is no file: send it up first, and name it as the upload was answered.`,
    )
  if (!Number.isInteger(copies) || copies < 1 || copies > 100)
    return refuse('INPUT_INVALID', 'From 1 to 100 copies are handed in.')
  if (number !== undefined && (number.trim() === '' || number.length > 200 || !canBeKept(number)))
    return refuse('INPUT_INVALID', 'The number of a document has 1 to 200 characters, and no NUL.')
  if (issuedOn !== undefined && validUntil !== undefined && validUntil < issuedOn)
    return refuse('INPUT_INVALID', `A document can't end on ${validUntil}, before it was issued on ${issuedOn}.`)
  if ((amount === undefined) !== (currency === undefined))
    return refuse('INPUT_INVALID', 'An amount is said with its currency.')
  const paid = amount === undefined || currency === undefined ? null : readPayment(nation.rules, amount, currency)
  if (isRefusal(paid)) return paid
  const at = clock()
  const act = { actor, key, request: { attachDocument: asked }, at }
  return once<{ application: string }>(database.acts, act, async (client) => {
    const opened = await openApplication(client, nation.code, actRequest, asked.application)
    if (isRefusal(opened)) return opened
    const { application, applicant } = opened
    const { state } = application
    if (!isOpenToChange(state) && !(side === 'AGENCY' && (state === 'SUBMITTED' || state === 'UNDER_REVIEW')))
      return refuse('STEP_NOT_OPEN', `${application.id} is ${state}: nothing is attached to it any more.`)
    const known = requiredDocumentsFor(nation.rules, applicant.kind, application.service).map(({ code }) => code)
    if (!known.includes(document))
      return refuse(
        'INPUT_INVALID',
        `${quoted(document)} is not asked for here, which is: ${known.join(', ') || 'nothing'}.`,
      )
    if (file !== undefined) {
      const found = await holdFile(client, file)
      // Another's file is as unknown as none.
      if (!found || (side !== 'AGENCY' && found.uploadedBy !== actor))
        return refuse('INPUT_INVALID', `${file} is no file of yours: send it up first.`)
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
    await writeStep(client, opened.number, { ...entry, reason: document, comments: [] })
    const further = await proceed(client, agencyContext, opened)
    if (isRefusal(further)) return further
    await announce(client, further.events)
    return { application: application.id }
  })
}
