/** By what two names are told to be one, written otherwise. */
import { fold } from '@isbn-hub/feed/fold'

/** The register keeps the key of each name, so whoever changes it writes a migration that makes all of them anew. */
export const nameKey = (name: string): string => fold(name).replaceAll(' ', '')
