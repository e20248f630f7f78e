// The stage of a demo: people with tokens who ask the gateway, a narrator, and a folder for the papers.

import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Role } from '@isbn-hub/identity/claims'
import { signDevelopmentToken } from '@isbn-hub/identity/development-key'

/** One national service, from the application to the certificate. */
export type Play = (stage: Stage) => Promise<void>

export interface Stage {
  /** Prints one line of the play. */
  print(line: string): void
  /** Somebody who acts: a registrar of an agency, the person behind a publisher, anybody without a token. */
  person(who: { readonly agency?: string; readonly role?: Role; readonly subject?: string }): Promise<Person>
  /** Keeps a paper that a signed link leads to, and says so. */
  save(name: string, link: { readonly url: string }): Promise<Uint8Array>
  /** What the hub answers under a plain address, as JSON. */
  read(path: string): Promise<{ readonly status: number; readonly body: unknown }>
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer has the shape of its query, which stands beside it
export type Answer = any

export interface Person {
  /** Asks the gateway. An error is thrown; a Refusal is an answer. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>
  /** As `ask`, for a mutation with one field: gives the success, and throws the refusal. */
  act(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>
  /** As `act`, for a mutation that the rules forbid: returns the refusal, and throws if the mutation succeeded. */
  refused(query: string, variables?: Readonly<Record<string, unknown>>): Promise<{ code: string; message: string }>
}

export async function openStage({
  hub,
  keys,
  out,
}: {
  readonly hub: string
  /** Where the key for development tokens is. */
  readonly keys: string
  readonly out: string
}): Promise<Stage> {
  await mkdir(out, { recursive: true })
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  return {
    print,
    async person({ agency, role, subject }) {
      const token =
        role && (await signDevelopmentToken({ folder: keys, agency, role, ...(subject && { subject }), minutes: 30 }))
      return personAt(hub, token)
    },
    async save(name, { url }) {
      const response = await fetch(url)
      if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
      const content = new Uint8Array(await response.arrayBuffer())
      const file = join(out, name)
      await writeFile(file, content)
      print(`  → ${file} (${content.length.toLocaleString('en')} bytes)`)
      return content
    },
    async read(path) {
      const response = await fetch(hub + path, { headers: { accept: 'application/json' } })
      return { status: response.status, body: await response.json() }
    },
  }
}

function personAt(hub: string, token: string | undefined): Person {
  async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const response = await fetch(`${hub}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables: { key: randomUUID(), ...variables } }),
    }).catch((error: unknown) => {
      throw new Error(`No hub answers at ${hub}: begin one with npm start.`, { cause: error })
    })
    const { data, errors } = (await response.json()) as { data?: Answer; errors?: { message: string }[] }
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
    return data
  }
  const only = async (query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer> =>
    Object.values((await ask(query, variables)) as object)[0]
  return {
    ask,
    async act(query, variables) {
      const answer = await only(query, variables)
      if (answer.code !== undefined) throw new Error(`Refused: ${answer.code}: ${answer.message}`)
      return answer
    },
    async refused(query, variables) {
      const answer = await only(query, variables)
      if (answer.code === undefined) throw new Error(`This was to be refused: ${JSON.stringify(answer)}`)
      return answer
    },
  }
}
