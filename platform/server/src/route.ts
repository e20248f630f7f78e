/**
 * What a server answers at an address. From this one description come the handler, which methods and parameters are
 * refused, what OPTIONS says, what pages of other sites may read, and the OpenAPI document.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Method = 'GET' | 'POST' | 'PUT'

export interface Route {
  /** `/isbn/{isbn}`: braces hold a parameter. The last one, at the end of the path, takes all that remains of it. */
  readonly path: string
  /** GET answers everybody the same where no token is shown, so that pages of every origin may read it. */
  readonly isOpen?: boolean
  /** Whether `.json` behind the path asks for JSON, whatever the client accepts. */
  readonly takesJsonSuffix?: boolean
  /** HEAD is answered wherever GET is. */
  readonly operations: Readonly<Partial<Record<Method, Operation>>>
}

export interface Operation {
  /** Undefined: a part of a page, which no program asks for. It is not in the OpenAPI document. */
  readonly description?: OperationDescription
  /** Of the query; those of the path are described with the operation. Any other is refused. */
  readonly parameters?: Readonly<Record<string, ParameterDescription>>
  readonly answer: (exchange: Exchange) => Promise<void> | void
}

/** One request and the answer to it, after the request was found to be well formed. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The path as it came, decoded; a `.json` that asks for JSON is not in it. */
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Query
  /** The query as it came, without its question mark. */
  readonly search: string
  /** Whether the address itself asks for JSON. */
  readonly isJson: boolean
}

/** The parameters of a query; only those of the operation are in it. */
export interface Query {
  /** The value; undefined where the parameter was not given. */
  get(name: string): string | undefined
  /** All values of a parameter that may be given several times. */
  getAll(name: string): readonly string[]
}

/** What OpenAPI says of an operation. */
export interface OperationDescription {
  /** A name for generated clients: lookUpIsbn */
  readonly id: string
  /** One sentence. */
  readonly summary: string
  /** Parameters of the path, by name. */
  readonly path?: Readonly<Record<string, ParameterDescription>>
  /** Request headers that the operation reads, by name. */
  readonly headers?: Readonly<Record<string, ParameterDescription>>
  /** Schema of a JSON body. */
  readonly body?: JsonSchema
  readonly responses: Readonly<Record<string, ResponseDescription>>
}

export interface ParameterDescription {
  /** One sentence. */
  readonly description: string
  readonly schema?: JsonSchema
  readonly isRequired?: boolean
  /** Several values: given several times, or with commas. */
  readonly isList?: boolean
}

export interface ResponseDescription {
  /** One sentence. */
  readonly description: string
  /** Media type → schema of the body. */
  readonly content?: Readonly<Record<string, JsonSchema>>
}

/** JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>
