/** The API as its clients may read it: one order, no trace of how it was put together. */
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'

/** Prints the schema sorted by name and without applied directives, so that two texts differ only where the API does. */
export const plainSdl = (sdl: string): string =>
  `${printSchema(lexicographicSortSchema(buildSchema(sdl, { assumeValidSDL: true })))}\n`
