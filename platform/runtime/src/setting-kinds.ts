// What the value of a setting can be, the same in every process.

import { accessSync, constants } from 'node:fs'
import { resolve } from 'node:path'

import { z } from 'zod'

export interface Kind<T> {
  /** Continues "it must be …". */
  readonly what: string
  readonly example: string
  /** From the text, which is trimmed and not empty. The message of an issue may add what is wrong. */
  readonly schema: z.ZodType<T, string>
  /** Whether the text must never be shown. */
  readonly isSecret?: boolean
}

export const anyText = (what: string, example: string): Kind<string> => ({ what, example, schema: z.string() })

export const yesOrNo: Kind<boolean> = {
  what: 'yes or no',
  example: 'yes',
  schema: z.enum(['yes', 'no']).transform((text) => text === 'yes'),
}

/** Port 0 lets the system choose one, and is for processes whose port others are told. */
export const port = (lowest: 0 | 1): Kind<number> => ({
  what: `a port from ${lowest} to 65535`,
  example: '4000',
  schema: wholeNumber(lowest, 65_535),
})

export const count: Kind<number> = {
  what: 'a whole number up to 999999',
  example: '200',
  schema: wholeNumber(0, 999_999),
}

function wholeNumber(lowest: number, highest: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((number) => number >= lowest && number <= highest)
}

export const host: Kind<string> = {
  what: 'the name or the IP address of a network interface',
  example: '127.0.0.1',
  schema: z.string().regex(/^[\w.:%-]+$/),
}

export const postgresUrl: Kind<string> = {
  what: 'the URL of a PostgreSQL database',
  example: 'postgres://user:password@host:5432/database',
  schema: z.string().refine((text) => /^postgres(ql)?:\/\/[^/]/.test(text) && URL.canParse(text)),
  isSecret: true,
}

/** With a path, and without a slash at its end. */
export const webUrl = (example: string): Kind<string> => ({
  what: 'an http: or https: URL without credentials, query and fragment',
  example,
  schema: url(/^https?:\/\/[^/]/)
    .refine((text) => !/[?#]/.test(text))
    .transform((text) => text.replace(/\/+$/, '')),
})

/** Scheme, host and port alone. */
export const origin = (example: string): Kind<string> => ({
  what: 'an http: or https: URL without a path',
  example,
  schema: url(/^https?:\/\/[^/?#]+\/?$/).transform((text) => new URL(text).origin),
})

export const keySetUrl: Kind<string> = {
  what: 'an http:, https: or file: URL of a JSON Web Key Set',
  example: 'https://login.example.org/jwks.json',
  schema: url(/^(https?:\/\/[^/]|file:\/\/\/)/),
}

// Nobody fetches a URL with credentials in it, and what is published would give them away.
function url(beginning: RegExp): z.ZodType<string, string> {
  return z
    .string()
    .refine(
      (text) =>
        beginning.test(text) && URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '',
    )
}

/** Its absolute path; the folder need not be there yet. */
export const folder = (example: string): Kind<string> => ({
  what: 'a folder',
  example,
  schema: z.string().transform((text) => resolve(text)),
})

/** Its absolute path. */
export const readableFile = (example: string): Kind<string> => ({
  what: 'a file that can be read',
  example,
  schema: z.string().transform((text, context) => {
    const file = resolve(text)
    try {
      accessSync(file, constants.R_OK)
    } catch (error) {
      context.addIssue({ code: 'custom', message: String((error as NodeJS.ErrnoException).code) })
    }
    return file
  }),
})

/** Divided by commas, or by white space. */
export const listOf = <T>({ schema }: Kind<T>, what: string, example: string): Kind<readonly T[]> => ({
  what: `${what}, divided by commas`,
  example,
  schema: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(schema)),
})

export const json = <T>(what: string, example: string, schema: z.ZodType<T>): Kind<T> => ({
  what,
  example,
  schema: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema),
})
