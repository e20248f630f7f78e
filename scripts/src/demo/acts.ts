// What people do in every service, as they ask the gateway for it.

import type { Answer, Person, Stage } from './stage.ts'

const REFUSAL = '... on Refusal { code message rule { id text source } }'

const APPLICATION = `
  id state waitingFor prefix { value }
  publications { title form isbn { isbn13 hyphenated } }
  fee { amount currency waived }
  documents { code name copies attached { fileName copies } }
  papers { code kind pdf { url } }
  nextSteps { act unmet { code message } }
  deadline { workingDaysSpent target limit targetOn limitOn }
  applicant { id publisher { id } }
  upload { url }`

export const ENTER = `mutation ($agency: AgencyCode!, $input: ApplicantInput!, $key: String!) {
  enterApplicant(agency: $agency, input: $input, idempotencyKey: $key) {
    ... on EnterApplicantSuccess { applicant { id name } } ${REFUSAL}
  }
}`

export const DRAFT = `mutation ($applicant: ID!, $service: Service!, $input: ApplicationInput!, $key: String!) {
  draftApplication(applicant: $applicant, service: $service, input: $input, idempotencyKey: $key) {
    ... on DraftApplicationSuccess { application { ${APPLICATION} } } ${REFUSAL}
  }
}`

export const CHANGE = `mutation ($application: ID!, $input: ApplicationInput!, $key: String!) {
  changeApplication(application: $application, input: $input, idempotencyKey: $key) {
    ... on ChangeApplicationSuccess { application { ${APPLICATION} } } ${REFUSAL}
  }
}`

export const ATTACH = `mutation ($application: ID!, $input: DocumentInput!, $key: String!) {
  attachDocument(application: $application, input: $input, idempotencyKey: $key) {
    ... on AttachDocumentSuccess { application { ${APPLICATION} } } ${REFUSAL}
  }
}`

export const STEP = `mutation ($application: ID!, $act: ApplicationAct!, $input: StepInput, $key: String!) {
  actOnApplication(application: $application, act: $act, input: $input, idempotencyKey: $key) {
    ... on ActOnApplicationSuccess { application { ${APPLICATION} } } ${REFUSAL}
  }
}`

export const ACCESS = `mutation ($publisher: ID!, $subject: String!, $key: String!) {
  giveOnlineAccess(publisher: $publisher, subject: $subject, idempotencyKey: $key) {
    ... on GiveOnlineAccessSuccess { applicant { id onlineAccess } } ${REFUSAL}
  }
}`

export const NUMBER_LIST = `mutation ($prefix: ID!, $first: Int!, $count: Int!, $key: String!) {
  makeNumberList(prefix: $prefix, first: $first, count: $count, idempotencyKey: $key) {
    ... on MakeNumberListSuccess { paper { code pdf { url } } } ${REFUSAL}
  }
}`

const MATCHES = `query ($id: ID!) { application(id: $id) { registerMatches { matchedBy publisher { id } } } }`

const HISTORY = `query ($id: ID!) { application(id: $id) { history { act by actor to reason comments { section text } } } }`

export const enter = async (person: Person, agency: string, input: object): Promise<string> =>
  (await person.act(ENTER, { agency, input })).applicant.id

export const draft = async (person: Person, applicant: string, service: string, input: object): Promise<Answer> =>
  (await person.act(DRAFT, { applicant, service, input })).application

export const step = async (person: Person, application: string, act: string, input?: object): Promise<Answer> =>
  (await person.act(STEP, { application, act, input })).application

/** Sends a scan up, and attaches it. */
export async function attach(
  person: Person,
  application: { readonly id: string; readonly upload: { readonly url: string } },
  document: string,
  scan: Uint8Array,
  facts: object = {},
): Promise<Answer> {
  const response = await fetch(`${application.upload.url}&name=${document}.pdf`, {
    method: 'PUT',
    body: scan as Uint8Array<ArrayBuffer>,
  })
  const answer = (await response.json()) as { id?: string }
  if (response.status !== 201) throw new Error(`The upload was answered ${response.status}: ${JSON.stringify(answer)}`)
  const input = { document, file: answer.id, ...facts }
  return (await person.act(ATTACH, { application: application.id, input })).application
}

/** What a payment order says: the fee, and in which currency. */
export const paid = (document: string, { fee }: Answer): object =>
  document === 'PAYMENT_ORDER' && fee ? { amount: fee.amount, currency: fee.currency } : {}

/** The registrar hands over what came on paper. */
export const receive = async (
  registrar: Person,
  application: string,
  document: string,
  copies = 1,
  facts: object = {},
): Promise<Answer> => (await registrar.act(ATTACH, { application, input: { document, copies, ...facts } })).application

/** Takes it up and approves it, and keeps the certificate. A play that was played before finds its house in the register. */
export async function approve(stage: Stage, registrar: Person, application: string, name: string): Promise<Answer> {
  await step(registrar, application, 'START_REVIEW')
  const { registerMatches } = (await registrar.ask(MATCHES, { id: application })).application
  const alike: string[] = (registerMatches ?? []).flatMap(({ publisher }: Answer) => publisher?.id ?? [])
  if (alike.length > 0) stage.print(`It may be ${alike.join(', ')}: the registrar says that it is another.`)
  const reason = alike.length > 0 ? { reason: 'The play is played again, with a house of its own.' } : undefined
  const approved = await step(registrar, application, 'APPROVE', reason)
  stage.print(`Approved: ${approved.applicant.publisher.id}, prefix ${approved.prefix.value}.`)
  for (const { title, isbn } of approved.publications) stage.print(`  ${isbn.hyphenated}  ${title}`)
  const certificate = paper(approved, 'CERTIFICATE')
  await stage.save(name, certificate.pdf)
  const { body } = await stage.read(`/verify/${certificate.code}`)
  stage.print(`  Its code ${certificate.code} verifies: ${JSON.stringify(body)}`)
  return approved
}

export const paper = (application: Answer, kind: string): Answer =>
  application.papers.find((one: { kind: string }) => one.kind === kind)

export async function printHistory(stage: Stage, person: Person, id: string): Promise<void> {
  stage.print('Its history:')
  const { application } = await person.ask(HISTORY, { id })
  for (const { act, by, actor, to, reason } of application.history)
    stage.print(`  ${act.padEnd(8)} by ${by.toLowerCase()} ${actor} → ${to}${reason ? ` (${reason})` : ''}`)
}
