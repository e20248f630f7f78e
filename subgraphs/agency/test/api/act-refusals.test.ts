import { expect, test } from '@jest/globals'

import type { actOnApplication } from '../../src/actions/applications/act-on-application.ts'
import type { attachDocument } from '../../src/actions/applications/attach-document.ts'
import type { changeApplication, draftApplication } from '../../src/actions/applications/draft-application.ts'
import type { changeApplicant, enterApplicant } from '../../src/actions/applications/enter-applicant.ts'
import type { giveOnlineAccess } from '../../src/actions/applications/give-online-access.ts'
import type { makeNumberList } from '../../src/actions/applications/make-number-list.ts'
import type { recogniseApplicant } from '../../src/actions/applications/recognise-applicant.ts'
import type { assignIsbns } from '../../src/actions/assign-isbns.ts'
import type { assignPrefix } from '../../src/actions/assign-prefix.ts'
import type { cancelIsbn } from '../../src/actions/cancel-isbn.ts'
import type { changePublisher } from '../../src/actions/change-publisher.ts'
import type { closePrefix } from '../../src/actions/close-prefix.ts'
import type { closePublisher } from '../../src/actions/close-publisher.ts'
import type { registerPublisher } from '../../src/actions/register-publisher.ts'
import type { renamePublisher } from '../../src/actions/rename-publisher.ts'
import type { transferPrefix } from '../../src/actions/transfer-prefix.ts'
import { type Act, ACT_REFUSES } from '../../src/api/act-refusals.ts'
import type { RefusedBy } from '../../src/domain/refusal.ts'

type AnyAct = (...given: never[]) => unknown
/** True where the list names exactly the codes that the action can refuse with; the compiler finds the others. */
type Exact<A extends Act, Action extends AnyAct, Further extends string = never> = [
  Exclude<(typeof ACT_REFUSES)[A][number], RefusedBy<ReturnType<Action>> | Further>,
  Exclude<RefusedBy<ReturnType<Action>>, (typeof ACT_REFUSES)[A][number]>,
] extends [never, never]
  ? true
  : never

// The answer of an act may name what the caller may no longer see.
const exact: {
  readonly [A in Act]: true
} = {
  registerPublisher: true satisfies Exact<'registerPublisher', typeof registerPublisher>,
  assignPrefix: true satisfies Exact<'assignPrefix', typeof assignPrefix>,
  assignIsbns: true satisfies Exact<'assignIsbns', typeof assignIsbns>,
  transferPrefix: true satisfies Exact<'transferPrefix', typeof transferPrefix>,
  closePrefix: true satisfies Exact<'closePrefix', typeof closePrefix>,
  cancelIsbn: true satisfies Exact<'cancelIsbn', typeof cancelIsbn>,
  renamePublisher: true satisfies Exact<'renamePublisher', typeof renamePublisher>,
  changePublisher: true satisfies Exact<'changePublisher', typeof changePublisher>,
  closePublisher: true satisfies Exact<'closePublisher', typeof closePublisher>,
  enterApplicant: true satisfies Exact<'enterApplicant', typeof enterApplicant, 'APPLICANT_UNKNOWN'>,
  changeApplicant: true satisfies Exact<'changeApplicant', typeof changeApplicant>,
  giveOnlineAccess: true satisfies Exact<'giveOnlineAccess', typeof giveOnlineAccess>,
  recogniseApplicant: true satisfies Exact<'recogniseApplicant', typeof recogniseApplicant>,
  draftApplication: true satisfies Exact<'draftApplication', typeof draftApplication, 'APPLICATION_UNKNOWN'>,
  changeApplication: true satisfies Exact<'changeApplication', typeof changeApplication>,
  attachDocument: true satisfies Exact<'attachDocument', typeof attachDocument>,
  actOnApplication: true satisfies Exact<'actOnApplication', typeof actOnApplication>,
  makeNumberList: true satisfies Exact<'makeNumberList', typeof makeNumberList>,
}

test('each list of codes is what the compiler knows of its action: none is missing, and none is too many', () => {
  expect(Object.keys(exact).toSorted()).toEqual(Object.keys(ACT_REFUSES).toSorted())
})
