/** The language in which a request wants its messages. */
import type { IncomingMessage } from 'node:http'

import { type Language, languageFor } from '@isbn-hub/messages/language'

export const languageOf = ({ headers }: IncomingMessage): Language => languageFor(headers['accept-language'])
