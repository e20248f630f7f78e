/**
 * Links that are good for a few minutes and one purpose, without anything to remember: what they allow stands in them,
 * sealed with a key that only the agency has.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

/** How long a link is good, in milliseconds. */
export const LINK_LIFE = 600_000

export interface LinkTerms {
  /** What the link may be used with; who may GET may ask for the HEAD too. */
  readonly method: 'GET' | 'PUT'
  readonly path: string
  /** What it is for. A link for one purpose is none for another. */
  readonly purpose: string
  /** For whom it was made. */
  readonly subject: string
}

export interface SignedLink {
  /** The path with the query that seals it. */
  readonly target: string
  readonly expiresAt: Date
}

export interface OpenedLink {
  /** Each link's own. */
  readonly id: string
  readonly subject: string
  /** What else stands in the query: whoever uses the link may add to it, and nothing vouches for it. */
  readonly unsigned: URLSearchParams
}

export type LinkProblem = 'LINK_MISSING' | 'LINK_ALTERED' | 'LINK_EXPIRED'

export class LinkSigner {
  readonly #key: Buffer
  readonly #clock: () => Date

  constructor(key: Buffer, clock: () => Date) {
    this.#key = key
    this.#clock = clock
  }

  sign(terms: LinkTerms): SignedLink {
    const until = Math.floor((this.#clock().getTime() + LINK_LIFE) / 1_000)
    const sealed = { for: terms.subject, link: randomUUID(), until: String(until) }
    const query = new URLSearchParams({ ...sealed, signature: this.#seal(terms, sealed) })
    return { target: `${terms.path}?${query}`, expiresAt: new Date(until * 1_000) }
  }

  /** What the link of a request says, or why it doesn't open. Nothing of it counts before the seal was compared. */
  open(method: string, target: string, purpose: string): OpenedLink | LinkProblem {
    const { pathname: path, searchParams: unsigned } = new URL(target, 'http://agency')
    const [signature, subject, link, until] = ['signature', 'for', 'link', 'until'].map((name) => {
      const values = unsigned.getAll(name)
      unsigned.delete(name)
      return values.length === 1 ? values[0] : undefined
    })
    if (signature === undefined) return 'LINK_MISSING'
    if (subject === undefined || link === undefined || until === undefined) return 'LINK_ALTERED'
    const asked = method === 'HEAD' ? 'GET' : method
    const seal = this.#seal({ method: asked, path, purpose, subject }, { link, until })
    if (!isSame(seal, signature)) return 'LINK_ALTERED'
    if (this.#clock().getTime() >= Number(until) * 1_000) return 'LINK_EXPIRED'
    return { id: link, subject, unsigned }
  }

  #seal(
    { method, path, purpose, subject }: Omit<LinkTerms, 'method'> & { readonly method: string },
    { link, until }: { readonly link: string; readonly until: string },
  ): string {
    // As JSON no two different lists are one text.
    const terms = JSON.stringify(['isbn-hub link', method, path, purpose, subject, link, until])
    return createHmac('sha256', this.#key).update(terms).digest('base64url')
  }
}

/** The texts are compared, not the bytes they stand for: base64 has several spellings of the same bytes. */
function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}
