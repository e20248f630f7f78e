/** A agencyContext over a register of its own, and people who play a nation's services at it: for the tests of nations. */
import 'reflect-metadata'

import { createHash, randomUUID } from 'node:crypto'

import type { ActRequest, AgencyContext } from '@isbn-hub/agency/actions/agency-context'
import { actOnApplication, type StepRequest } from '@isbn-hub/agency/actions/applications/act-on-application'
import { attachDocument, type DocumentHandedIn } from '@isbn-hub/agency/actions/applications/attach-document'
import { changeApplication, draftApplication } from '@isbn-hub/agency/actions/applications/draft-application'
import { changeApplicant, enterApplicant } from '@isbn-hub/agency/actions/applications/enter-applicant'
import type { SideRequest } from '@isbn-hub/agency/actions/applications/side'
import { seedSample } from '@isbn-hub/agency/actions/seed-sample'
import { createContext } from '@isbn-hub/agency/api/context'
import { createFileLinks } from '@isbn-hub/agency/api/file-links'
import { buildContract } from '@isbn-hub/agency/api/schema'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type {
  Application,
  ApplicationAct,
  ApplicationContent,
  ApplicationStep,
} from '@isbn-hub/agency/domain/application'
import type { Nation } from '@isbn-hub/agency/domain/nation'
import { keptNumber } from '@isbn-hub/agency/domain/own-id'
import { isRefusal, type Refusal } from '@isbn-hub/agency/domain/refusal'
import type { Service } from '@isbn-hub/agency/domain/service'
import type { Extension } from '@isbn-hub/agency/extension'
import { findApplicants } from '@isbn-hub/agency/store/applicants'
import { findApplications, findSteps } from '@isbn-hub/agency/store/applications'
import { openDatabase } from '@isbn-hub/agency/store/database'
import { writeFile } from '@isbn-hub/agency/store/files'
import { linkKey } from '@isbn-hub/agency/store/link-key'
import { findPapersOf, type StoredPaper } from '@isbn-hub/agency/store/papers'
import { FeedLog } from '@isbn-hub/feed-log/feed-log'
import { LinkSigner } from '@isbn-hub/files/signed-link'
import type { Anonymous, Caller } from '@isbn-hub/identity/claims'
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { isbnAt } from '@isbn-hub/isbn/number'
import { graphql, type GraphQLSchema } from 'graphql'

import { testDatabase } from './database.ts'

/** The subject of the person who acts for all applicants of a test. */
export const CUSTOMER = 'customer@example.com'

/** A test enters one publisher over and over: the reason for which a registrar accepts each as another one. */
export const ANOTHER = { reason: 'Another publisher of this name.' }

/** Opens one with the nation's shared prefixes in its register, and without its sample. Fees are paid to `payee`. */
export async function openServingAgency(
  nation: Nation,
  extension?: Extension,
  payee?: AgencyContext['payee'],
): Promise<ServingAgency> {
  const place = await testDatabase(anEmptyRegister)
  const database = await openDatabase(place.url, extension?.tables)
  let now = new Date('2026-11-23T07:00:00Z')
  const agencyContext: AgencyContext = {
    nation: { ...nation, sample: { ...nation.sample, publishers: [] } },
    ranges: defaultRanges,
    database,
    clock: () => now,
    payee,
    credentials: extension?.credentials,
  }
  await seedSample(agencyContext)
  return new ServingAgency(
    agencyContext,
    (instant) => (now = new Date(instant)),
    async () => {
      await database.close()
      await place[Symbol.asyncDispose]()
    },
    extension,
  )
}

/** Prepares a test database: the kernel's tables, nothing in them. */
const anEmptyRegister = async (url: string): Promise<void> => (await openDatabase(url)).close()

/** The answer, if it is a success; throws if it is a refusal. */
export function granted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`Refused: ${answer.code} ${JSON.stringify(answer.facts)}`)
  return answer
}

export class ServingAgency implements AsyncDisposable {
  readonly agencyContext: AgencyContext
  /** Moves the agencyContext's clock to this instant. */
  readonly setClock: (instant: string) => void
  readonly #release: () => Promise<void>
  readonly #extension: Extension | undefined
  readonly #schemas = new Map<'contract' | 'extension', Promise<GraphQLSchema>>()
  #feedLog: FeedLog | undefined
  #actRequests = 0

  constructor(
    agencyContext: AgencyContext,
    setClock: (instant: string) => void,
    release: () => Promise<void>,
    extension: Extension | undefined,
  ) {
    this.agencyContext = agencyContext
    this.setClock = setClock
    this.#release = release
    this.#extension = extension
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#feedLog?.stop()
    return this.#release()
  }

  /** A registrar's actRequest, another each time. */
  actRequest(): ActRequest {
    return this.#by('AGENCY')
  }

  #by(side: SideRequest['side'], actor = side === 'AGENCY' ? 'registrar' : CUSTOMER): SideRequest {
    return { side, actor, idempotencyKey: `actRequest ${this.#actRequests++}` }
  }

  /** The applicant's id. */
  async enter(details: NewApplicant): Promise<string> {
    return granted(await enterApplicant(this.agencyContext, this.#by('APPLICANT'), details)).applicant
  }

  async changeApplicant(applicant: string, details: NewApplicant): Promise<void> {
    granted(await changeApplicant(this.agencyContext, this.#by('APPLICANT'), { applicant, details }))
  }

  /** The application's id. */
  async draft(applicant: string, service: Service, content: ApplicationContent): Promise<string> {
    return granted(await draftApplication(this.agencyContext, this.#by('APPLICANT'), { applicant, service, content }))
      .application
  }

  async change(application: string, content: ApplicationContent): Promise<void> {
    granted(await changeApplication(this.agencyContext, this.#by('APPLICANT'), { application, content }))
  }

  /** The applicant takes a step. */
  apply(application: string, act: ApplicationAct): Promise<{ readonly application: string } | Refusal> {
    return actOnApplication(this.agencyContext, this.#by('APPLICANT'), { application, act })
  }

  /** A registrar takes a step. */
  decide(
    application: string,
    act: ApplicationAct,
    input: Omit<StepRequest, 'application' | 'act'> = {},
  ): Promise<{ readonly application: string } | Refusal> {
    return actOnApplication(this.agencyContext, this.#by('AGENCY'), { application, act, ...input })
  }

  /** The applicant sends a scan up and attaches it. */
  async scan(application: string, document: string, facts: Partial<DocumentHandedIn> = {}): Promise<void> {
    const file = {
      id: randomUUID(),
      contentType: 'application/pdf' as const,
      bytes: document.length,
      sha256: createHash('sha256').update(document).digest(),
      name: `${document}.pdf`,
      uploadedBy: CUSTOMER,
      uploadedAt: this.agencyContext.clock(),
    }
    await writeFile(this.agencyContext.database.reading, file, randomUUID())
    granted(
      await attachDocument(this.agencyContext, this.#by('APPLICANT'), {
        application,
        document,
        file: file.id,
        ...facts,
      }),
    )
  }

  /** A registrar takes papers at the counter. */
  async receive(
    application: string,
    document: string,
    copies = 1,
    facts: Partial<DocumentHandedIn> = {},
  ): Promise<void> {
    granted(await attachDocument(this.agencyContext, this.#by('AGENCY'), { application, document, copies, ...facts }))
  }

  /** From the draft to the approval, if no papers are needed. Throws if a step is refused. */
  async serve(applicant: string, service: Service, content: ApplicationContent): Promise<Application> {
    const id = await this.draft(applicant, service, content)
    granted(await this.apply(id, 'SUBMIT'))
    return this.approve(id)
  }

  /** Reviews a submitted application and approves it. */
  async approve(id: string): Promise<Application> {
    const { applicant } = await this.application(id)
    granted(await this.decide(id, 'START_REVIEW'))
    granted(await this.decide(id, 'APPROVE', (await this.#registered(applicant)) ? {} : ANOTHER))
    return this.application(id)
  }

  async application(id: string): Promise<Application> {
    const number = this.#numberOf(id)
    const found = (
      await findApplications(this.agencyContext.database.reading, this.agencyContext.nation.code, [number])
    ).get(number)
    if (!found) throw new Error(`${id} does not exist.`)
    return found
  }

  async history(id: string): Promise<readonly ApplicationStep[]> {
    return (await findSteps(this.agencyContext.database.reading, [this.#numberOf(id)])).get(this.#numberOf(id)) ?? []
  }

  /** Those that count today, by kind. */
  async papers(id: string): Promise<Partial<Record<StoredPaper['kind'], StoredPaper>>> {
    const found =
      (await findPapersOf(this.agencyContext.database.reading, [this.#numberOf(id)])).get(this.#numberOf(id)) ?? []
    return Object.fromEntries(found.map((paper) => [paper.kind, paper]))
  }

  /** Its publisher's id, once it is in the register. */
  async publisherOf(applicant: string): Promise<string> {
    const publisher = await this.#registered(applicant)
    if (!publisher) throw new Error(`${applicant} is not in the register.`)
    return publisher
  }

  async #registered(applicant: string): Promise<string | null | undefined> {
    const { nation, database } = this.agencyContext
    const number = keptNumber(nation.code, 'APPLICANT', applicant) ?? 0
    return (await findApplicants(database.reading, nation.code, [number])).get(number)?.publisher
  }

  /** With hyphens, in the order of numbering. */
  numbersOf({ ordinals }: Application): string[] {
    return ordinals.map((ordinal) => this.agencyContext.ranges.hyphenate(isbnAt(ordinal)) ?? '')
  }

  /** The events that the feed tells, the oldest first. */

  async events(): Promise<any[]> {
    const { rows } = await this.agencyContext.database.pool.query<{ body: string }>(
      'select body from feed order by sequence',
    )
    return rows.map(({ body }) => JSON.parse(body) as unknown)
  }

  /** Asks the agency's graph, as a registrar unless told as whom. An error is thrown. */
  async ask(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    asking: Caller | Anonymous = this.registrar(),
    of: 'contract' | 'extension' = 'contract',
  ): Promise<any> {
    const { database, clock } = this.agencyContext
    this.#feedLog ??= new FeedLog(database.pool, database.url)
    const links = createFileLinks(new LinkSigner(await linkKey(database.reading), clock), () => 'http://127.0.0.1')
    const contextValue = createContext(this.agencyContext, this.#feedLog, asking, links)
    const { data, errors } = await graphql({
      schema: await this.#schema(of),
      source: query,
      variableValues: variables,
      contextValue,
    })
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
    return data
  }

  registrar(): Caller {
    return this.#caller('registrar', 'registrar')
  }

  customer(): Caller {
    return this.#caller(CUSTOMER, 'publisher')
  }

  #caller(subject: string, role: 'registrar' | 'publisher'): Caller {
    return {
      subject,
      agency: this.agencyContext.nation.code,
      roles: [role],
      expiresAt: new Date('2999-01-01T00:00:00Z'),
    }
  }

  #schema(of: 'contract' | 'extension'): Promise<GraphQLSchema> {
    const known = this.#schemas.get(of)
    if (known) return known
    const built = of === 'contract' ? buildContract() : this.#extension?.build()
    if (!built) throw new Error('This nation has no extension.')
    const schema = built.then((federated) => federated.schema)
    this.#schemas.set(of, schema)
    return schema
  }

  #numberOf(id: string): number {
    return keptNumber(this.agencyContext.nation.code, 'APPLICATION', id) ?? 0
  }
}
