/** What names a version of some content, and what a conditional request makes of it (RFC 9110, sections 8.8 and 13). */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import type { ContentCoding } from './content-coding.ts'

export interface Validators {
  /** Strong: the same bytes have the same tag. With its quotes. */
  readonly etag: string
  readonly lastModified?: Date | undefined
}

/** The strong tag of this body. */
export const etagOf = (body: string | Buffer): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

/** The tag of the same content in another coding, whose bytes are others. */
export const etagIn = (etag: string, coding: ContentCoding): string =>
  coding === 'identity' ? etag : `${etag.slice(0, -1)}-${coding}"`

export const validatorHeaders = ({ etag, lastModified }: Validators): Record<string, string> => ({
  etag,
  ...(lastModified && { 'last-modified': lastModified.toUTCString() }),
})

/** What the preconditions of a GET or HEAD make of content with these validators, in the order of section 13.2.2. */
export function evaluate(
  { headers }: IncomingMessage,
  { etag, lastModified }: Validators,
): 'send' | 'not modified' | 'precondition failed' {
  const { 'if-match': match, 'if-unmodified-since': unmodifiedSince } = headers
  if (match !== undefined) {
    // Compared strongly: a weak tag matches nothing.
    if (!names(match, (tag) => tag === etag)) return 'precondition failed'
  } else if (lastModified && unmodifiedSince !== undefined) {
    if (seconds(lastModified) > Date.parse(unmodifiedSince)) return 'precondition failed'
  }
  const { 'if-none-match': noneMatch, 'if-modified-since': modifiedSince } = headers
  // Compared weakly: a tag that a proxy has made weak still names this version.
  const isKnown =
    noneMatch !== undefined
      ? names(noneMatch, (tag) => tag.replace(/^W\//, '') === etag)
      : lastModified && modifiedSince !== undefined && seconds(lastModified) <= Date.parse(modifiedSince)
  return isKnown ? 'not modified' : 'send'
}

/** Whether a list of tags names any version at all, or this one. Our tags have no comma in them. */
const names = (list: string, isThis: (tag: string) => boolean): boolean =>
  list.trim() === '*' || list.split(',').some((tag) => isThis(tag.trim()))

/** Whether a Range counts: If-Range, where there is one, names the very version that is sent. */
export function rangeApplies({ headers }: IncomingMessage, { etag, lastModified }: Validators): boolean {
  const condition = headers['if-range']
  if (typeof condition !== 'string') return true
  if (condition.startsWith('"')) return condition === etag
  return lastModified !== undefined && Date.parse(condition) === seconds(lastModified)
}

/** In milliseconds, without what an HTTP date cannot say. */
const seconds = (date: Date): number => Math.floor(date.getTime() / 1_000) * 1_000
