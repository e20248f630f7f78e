import { englishMessages } from '@isbn-hub/isbn/problem-messages'
import { describe, expect, test } from '@jest/globals'

import { directionOf, type Language, LANGUAGES } from '../src/language.ts'
import { CATALOGUES, refusalMessage, uploadMessage } from '../src/message.ts'
import { REFUSALS } from '../src/refusals.ts'
import { shownIn } from '../src/shown.ts'
import { UPLOADS } from '../src/uploads.ts'
import { hostileFacts, sampleFacts } from './sample-facts.ts'

interface Entry {
  readonly name: string
  readonly facts: readonly string[]
  /** The message in a language, with the first sample of each fact, or of one fact the second. */
  readonly message: (language: Language, second?: string) => string
  readonly hostile: (language: Language) => string
}

const ENTRIES: readonly Entry[] = [
  ...Object.entries(REFUSALS).map(([code, { facts: kinds }]) => entryOf(code, kinds, refusalMessage as never)),
  ...Object.entries(UPLOADS).map(([code, { facts: kinds }]) => entryOf(code, kinds, uploadMessage as never)),
]

function entryOf(
  code: string,
  kinds: Parameters<typeof sampleFacts>[0],
  write: (code: string, facts: unknown, language: Language) => string,
): Entry {
  return {
    name: code,
    facts: Object.keys(kinds),
    message: (language, second) => write(code, sampleFacts(kinds, second), language),
    hostile: (language) => write(code, hostileFacts(sampleFacts(kinds)), language),
  }
}

const NUMBER_FACTS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  WRONG_LENGTH: { length: 5 },
  ISBN_A_WRONG_LENGTH: { length: 12 },
  TOO_LONG: { length: 20 },
  SEVERAL_NUMBERS: { count: 2 },
  BAD_CHARACTER: { character: 'Q1Z' },
  BAD_CHECK_DIGIT: { found: '3', expected: '7' },
  NOT_AN_ISBN_PREFIX: { found: '123' },
  GTIN14_OF_A_CASE: { indicator: '4' },
  PREFIX_WITHOUT_GS1: { prefix: '978-985' },
  PREFIX_TOO_LONG: { length: 12 },
  OTHER_PREFIX: { prefix: '978-985-6020' },
  GROUP_ONLY: { group: '978-985' },
  UNDEFINED_RANGE: { group: '978-985', name: 'Q2Z' },
}

/** What every language writes in the same letters. */
const SAME_EVERYWHERE =
  /ISBN-A|ISBN-10|ISBN|ISMN|ISSN|GTIN-14|GTIN|INTL|PDF|PNG|JPEG|TIFF|EPUB|ISO 3166-1|UZ|MB|publisher|product|\bX\b|Q\d+Z|[A-Z]{2}\b/g

/** Words of English that no other of these languages has. */
const ENGLISH_WORDS =
  /(?<!\p{L})(the|and|with|not|was|are|has|have|this|that|for|from|of|to|is|it|only|another|more)(?!\p{L})/iu

const othersThanEnglish = LANGUAGES.filter((language) => language !== 'en')

describe.each(LANGUAGES)('in %s', (language) => {
  test('each code has whole sentences, in which every fact is used', () => {
    for (const { name, facts, message } of ENTRIES) {
      const text = message(language)
      expect([name, text]).toEqual([name, expect.stringMatching(/^.{8,}[.]$/su)])
      expect([name, text]).not.toEqual([name, expect.stringMatching(/undefined|NaN|\[object|\$\{/)])
      const unused = facts.filter((fact) => message(language, fact) === text)
      expect([name, unused]).toEqual([name, []])
    }
  })

  test('each problem of a number has whole sentences, in which its facts are used', () => {
    for (const [code, write] of Object.entries(CATALOGUES[language].numbers)) {
      const facts = NUMBER_FACTS[code] ?? {}
      const shown = Object.fromEntries(
        Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? shownIn(language, fact) : fact]),
      )
      const text = (write as (facts: object) => string)(shown)
      expect([code, text]).toEqual([code, expect.stringMatching(/^.{8,}[.]$/su)])
      for (const [name, fact] of Object.entries(facts)) {
        // The table names its groups in English.
        if (language !== 'en' && name === 'name') continue
        const digits = typeof fact === 'number' ? new Intl.NumberFormat(language).format(fact) : fact
        expect([code, text]).toEqual([code, expect.stringContaining(digits)])
      }
    }
  })

  test('a hostile text makes no message long, and turns nothing around', () => {
    for (const { name, hostile } of ENTRIES) {
      const text = hostile(language)
      expect([name, text.length]).toEqual([name, expect.any(Number)])
      expect(text.length).toBeLessThan(3_000)
      expect([name, /[\p{Cc}\p{Cs}\u202A-\u202E\u2066\u2067]/u.test(text)]).toEqual([name, false])
      expect([name, isBalanced(text)]).toEqual([name, true])
    }
  })
})

describe.each(othersThanEnglish)('in %s', (language) => {
  test('no English is left', () => {
    const words = CATALOGUES[language]
    const fixed = [
      ...ENTRIES.map(({ name, message }): [string, string, string] => [name, message(language), message('en')]),
      ...texts(words.words, CATALOGUES.en.words),
      ...texts(words.verification, CATALOGUES.en.verification),
    ]
    for (const [name, text, english] of fixed) {
      const own = text.replaceAll(SAME_EVERYWHERE, '')
      // A single word may be the same: video.
      if (/\p{L}+\s+\p{L}+/u.test(own)) expect([name, text]).not.toEqual([name, english])
      if (language === 'uz-Latn') expect([name, own]).not.toEqual([name, expect.stringMatching(ENGLISH_WORDS)])
      else expect([name, own]).not.toEqual([name, expect.stringMatching(/[A-Za-z]{2,}/)])
    }
  })

  test('a text that was entered is isolated where it may be written in another direction', () => {
    for (const { name, message } of ENTRIES) {
      const text = message(language)
      const bare = text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/g, '')
      if (directionOf(language) === 'rtl') expect([name, bare]).not.toEqual([name, expect.stringMatching(/Q\d+Z/)])
    }
  })
})

test('a text in Arabic letters is isolated in a sentence that is written from the left', () => {
  const name = 'نشر نمونه'
  expect(refusalMessage('NAME_UNCHANGED', { publisher: 'AF-7', name }, 'en')).toBe(
    `The name of AF-7 is “\u2068${name}\u2069” already.`,
  )
})

test('English says what is wrong and what to do, not what something “is none” of', () => {
  const english = [
    ...ENTRIES.map(({ message }) => message('en')),
    ...Object.entries(englishMessages).map(([code, write]) =>
      (write as (facts: object) => string)(NUMBER_FACTS[code] ?? {}),
    ),
    ...Object.values({ ...REFUSALS, ...UPLOADS }).flatMap(({ meaning, remedy }) => [meaning, remedy]),
  ]
  for (const text of english) expect(text).not.toMatch(/\bis no |\bis none\b|\bnobody\b|\bwhoever\b|\bwhat is\b/i)
})

test('plurals follow the rules of the language', () => {
  const write = (seconds: number) => uploadMessage('FILE_STALLED', { seconds }, 'be')
  expect([1, 2, 5, 21].map(write)).toEqual([
    expect.stringContaining('1 секунду'),
    expect.stringContaining('2 секунды'),
    expect.stringContaining('5 секунд.'),
    expect.stringContaining('21 секунду'),
  ])
  expect(refusalMessage('PREFIX_NOT_USED_UP', { prefix: '978-985-6020', remaining: 1 }, 'en')).toContain(
    '1 ISBN is free',
  )
})

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '\u2068') depth++
    if (character === '\u2069' && --depth < 0) return false
  }
  return depth === 0
}

/** Every text of one catalogue beside the English one, with its path; a function is called with a code. */
function texts(own: object, english: object, path = ''): [string, string, string][] {
  return Object.entries(own).flatMap(([key, value]: [string, unknown]): [string, string, string][] => {
    const other: unknown = Reflect.get(english, key)
    if (typeof value === 'function' && typeof other === 'function')
      return [[path + key, String(value({ code: 'Q1Z' })), String(other({ code: 'Q1Z' }))]]
    if (typeof value === 'object' && value !== null) return texts(value, Object(other), `${path}${key}.`)
    return [[path + key, String(value), String(other)]]
  })
}
