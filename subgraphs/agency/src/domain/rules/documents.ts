/** What an applicant hands in. */
import type { PublisherKind } from '../publisher.ts'
import type { Service } from '../service.ts'
import { citationOf, type Rule } from './rule.ts'

export interface DocumentRule extends Rule {
  readonly code: string
  /** As the applicant is told. */
  readonly name: string
  /** How many, where they are handed in on paper; 1 unless the document says more. */
  readonly copies?: number
  /** Asked only then. */
  readonly condition?: string
  readonly applicants: readonly PublisherKind[]
  readonly services: readonly Service[]
}

export interface RequiredDocument {
  readonly code: string
  readonly name: string
  readonly copies: number
  readonly condition?: string | undefined
  readonly rule: Rule
}

/** In the document's order. Empty where it asks for none. */
export const requiredDocumentsFor = (
  { documents }: { readonly documents: readonly DocumentRule[] },
  applicant: PublisherKind,
  service: Service,
): RequiredDocument[] =>
  documents
    .filter(({ applicants, services }) => applicants.includes(applicant) && services.includes(service))
    .map((rule) => {
      const { code, name, copies = 1, condition } = rule
      return { code, name, copies, condition, rule: citationOf(rule) }
    })
