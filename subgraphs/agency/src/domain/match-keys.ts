/**
 * By what two names, tax numbers or addresses are told to be one, written otherwise. The register stores the keys, so
 * whoever changes one writes a migration that makes all of them anew.
 */
import { fold } from '@isbn-hub/feed/fold'

export const nameKey = (name: string): string => fold(name).replaceAll(' ', '')

/** Null where nothing is left to compare. */
export const taxKey = (taxNumber: string | undefined): string | null =>
  taxNumber?.replace(/[\s\p{P}\p{S}]+/gu, '').toLowerCase() || null

/** Null where there is none. */
export const emailKey = (email: string | undefined): string | null => email?.toLowerCase() || null
