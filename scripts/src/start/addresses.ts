// Where the parts of a hub answer, for a command that an operator runs: as given, or as the running hub lists them.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

import { AGENCIES, type StartConfig } from './config.ts'
import type { HubProcess } from './roster.ts'

/** The GraphQL endpoints of those agencies that there is an address of, by code. */
export async function agencyEndpoints(config: StartConfig): Promise<Map<string, string>> {
  const listed = await listedPorts(config)
  return new Map(
    AGENCIES.flatMap(({ code }) => {
      const port = listed.get(code.toLowerCase())
      const url = config.agencyUrls.get(code) ?? (port === undefined ? undefined : `http://127.0.0.1:${port}/graphql`)
      return url === undefined ? [] : [[code, url] as const]
    }),
  )
}

/** Throws a ConfigProblem where there is no address of international. */
export async function internationalEndpoint(config: StartConfig): Promise<string> {
  if (config.internationalUrl !== undefined) return `${config.internationalUrl}/graphql`
  const port = (await listedPorts(config)).get('international')
  if (port !== undefined) return `http://127.0.0.1:${port}/graphql`
  throw new ConfigProblem('INTERNATIONAL_URL is not set, and no hub runs in the data folder.')
}

/** Where the gateway of the hub that runs in the data folder answers; undefined where none runs. */
export async function gatewayAddress(data: string): Promise<string | undefined> {
  const port = (await listedPorts({ data })).get('gateway')
  return port === undefined ? undefined : `http://127.0.0.1:${port}`
}

async function listedPorts({ data }: Pick<StartConfig, 'data'>): Promise<Map<string, number>> {
  const text = await readFile(join(data, 'processes.json'), 'utf8').catch(() => '[]')
  return new Map((JSON.parse(text) as HubProcess[]).map(({ name, port }) => [name, port]))
}
