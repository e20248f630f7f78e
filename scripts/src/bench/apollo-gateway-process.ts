// @apollo/gateway over the hub's own supergraph, as a process to compare with. SUBGRAPHS is JSON: the name of each
// subgraph and where it answers.
//
// Of what the hub's gateway does it can do a part: a subgraph is one server, so `agencies` is one agency here, and a
// number of another agency is answered by null; it has no subscriptions, and it does not choose between owners.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { readSupergraph } from '@isbn-hub/graph/artefacts'
import { run, type Running } from '@isbn-hub/runtime/run'

await run('apollo-gateway', start)

async function start(): Promise<Running> {
  const subgraphs = JSON.parse(process.env['SUBGRAPHS'] ?? '{}') as Record<string, string>
  const apollo = new ApolloServer({
    gateway: new ApolloGateway({ supergraphSdl: withAddresses(readSupergraph(), subgraphs) }),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginUsageReportingDisabled(), ApolloServerPluginLandingPageDisabled()],
  })
  await apollo.start()
  const http = createServer((request, response) => {
    answer(request).then(
      (body) => {
        response.setHeader('content-type', 'application/json')
        response.end(body)
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })

  // The same way in as the agencies have: the quickest that Apollo Server offers.
  async function answer(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const { body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
        search: '',
      },
      context: () => Promise.resolve({}),
    })
    if (body.kind !== 'complete') throw new Error('An answer in parts.')
    return body.string
  }

  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  return {
    port: (http.address() as AddressInfo).port,
    async stop() {
      await apollo.stop()
      http.closeAllConnections()
    },
  }
}

/** The supergraph with network addresses in place of the schemes that the hub's gateway knows. */
function withAddresses(supergraph: string, subgraphs: Readonly<Record<string, string>>): string {
  return supergraph.replace(/@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g, (_, name: string) => {
    const url = subgraphs[name]
    if (url === undefined) throw new Error(`Where does the subgraph ${name} answer?`)
    return `@join__graph(name: "${name}", url: "${url}")`
  })
}
