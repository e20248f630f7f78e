/**
 * What international publishes at `/bootstrap.json`: whose numbers are whose, and where their owner answers. In the shape
 * of RFC 9224, which does the same for internet addresses: the most specific span wins.
 */
import { z } from 'zod'

import { day, type Immutable, problemOf } from './shape.ts'

const agency = z.object({
  /** BY */
  code: z.string(),
  name: z.string(),
  /** Where the agency serves the contract; null where it isn't part of the hub. */
  endpoint: z
    .string()
    .regex(/^https?:\/\//, 'not an http: or https: URL')
    .nullable(),
})
export type BootstrapAgency = Immutable<z.infer<typeof agency>>

/** Twelve digits, without the check digit. */
const ordinal = z.string().regex(/^\d{12}$/, 'not an ordinal of twelve digits')

/** A span of the number space, both ends included. */
const delegation = z
  .object({
    agency: z.string(),
    from: ordinal,
    to: ordinal,
    /** Absent or null where it isn't known. */
    since: day.nullable().exactOptional(),
  })
  .refine(({ from, to }) => from <= to, 'a span that ends before it begins')
export type BootstrapDelegation = Immutable<z.infer<typeof delegation>>

const bootstrap = z
  .object({
    /** 1.0; a later 1.x adds members and changes none. */
    version: z.string().regex(/^1\./, 'not a version 1.x'),
    /** When the table, or what is known of the agencies' addresses, last changed. */
    publication: z.string(),
    description: z.string().exactOptional(),
    agencies: z.array(agency),
    delegations: z.array(delegation),
    /** RFC 9224's own member: spans, and where they are answered for. */
    services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])).exactOptional(),
  })
  .superRefine(({ agencies, delegations }, context) => {
    const codes = new Set(agencies.map(({ code }) => code))
    const stray = delegations.findIndex(({ agency }) => !codes.has(agency))
    if (stray !== -1)
      context.addIssue({
        code: 'custom',
        path: ['delegations', stray, 'agency'],
        message: 'not in the list of agencies',
      })
  })
export type Bootstrap = Immutable<z.infer<typeof bootstrap>>

/** What was published as a table of delegations isn't one. */
export class BootstrapUnreadable extends Error {
  override readonly name = 'BootstrapUnreadable'
  readonly code = 'BOOTSTRAP_UNREADABLE'
}

/** Reads the document. Throws a {@link BootstrapUnreadable} that says where it is wrong. */
export function readBootstrap(text: string): Bootstrap {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new BootstrapUnreadable('The table of delegations is not JSON.', { cause })
  }
  const { data, error } = bootstrap.safeParse(value)
  if (error) throw new BootstrapUnreadable(`The table of delegations is wrong: ${problemOf(error)}.`)
  return data
}
