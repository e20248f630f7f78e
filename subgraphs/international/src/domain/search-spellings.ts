/** What is stored of a name so that it is found in any script, and what a search looks for in it. */
import { fold } from '@isbn-hub/feed/fold'

import { consonantsOf, isArabic } from './consonants.ts'
import { soundOf } from './sound.ts'
import { type Language, LANGUAGES, toLatin } from './to-latin.ts'

/**
 * The lines that are searched, each begun by a blank so that ` word` finds a word's beginning:
 * the folded name; its sound in Latin letters; and its consonants, marked `=` where the name is written in the Arabic
 * script and `~` where it isn't. Equal lines are kept once: each costs its share of an index.
 */
export function searchSpellings(name: string, language: Language): Spellings {
  const folded = fold(name)
  const sound = soundOf(toLatin(folded, language))
  const consonants = isArabic(folded) ? marked('=', consonantsOf(folded)) : marked('~', consonantsOf(sound))
  const lines = [...new Set([folded, sound, consonants])].filter((line) => line !== '')
  return { text: lines.map((line) => ` ${line} `).join('\n'), words: wordsOf(sound) }
}

export interface Spellings {
  readonly text: string
  /** The words of its sound, for the vocabulary that misspelt searches are mended by. */
  readonly words: readonly string[]
}

/** One way in which a search may be met: all of these patterns (LIKE), in one name's spellings. */
export type Pattern = readonly string[]

export interface Search {
  readonly patterns: readonly Pattern[]
  /** Texts to measure a name's likeness against; the folded search first. */
  readonly likeness: readonly string[]
  /** Word by word, the sounds that it may have: what to look for in the vocabulary where the search is misspelt. */
  readonly sounds: readonly (readonly string[])[]
}

/** More words than this say nothing more. */
const MOST_WORDS = 8
const LONGEST = 200

/** Undefined where the text has no letter or digit to look for. */
export function readSearch(text: string): Search | undefined {
  const folded = fold(text.slice(0, LONGEST)).split(' ').slice(0, MOST_WORDS).join(' ')
  if (folded === '') return undefined
  if (isArabic(folded)) {
    const consonants = consonantsOf(folded)
    const patterns = [wordBeginnings(folded), wholeWords('=', consonants), wholeWords('~', consonants)]
    return {
      patterns: patterns.filter(isNotEmpty),
      likeness: [folded],
      sounds: folded.split(' ').map((word) => [word]),
    }
  }
  // Which language a Cyrillic search is in is not known: each table has its say.
  const sounds = [...new Set(LANGUAGES.map((language) => soundOf(toLatin(folded, language))))]
  const patterns = [folded, ...sounds].map(wordBeginnings)
  const inArabic = sounds.map((sound) => wholeWords('=', consonantsOf(sound)))
  return {
    patterns: distinct([...patterns, ...inArabic].filter(isNotEmpty)),
    likeness: [...new Set([folded, ...sounds])],
    sounds: folded.split(' ').map((_, n) => [...new Set(sounds.map((sound) => sound.split(' ')[n] ?? ''))]),
  }
}

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '')

const marked = (mark: string, words: string): string =>
  wordsOf(words)
    .map((word) => mark + word)
    .join(' ')

const wordBeginnings = (words: string): Pattern => wordsOf(words).map((word) => `% ${word}%`)

/** Two or three consonants begin too many words: only the whole word counts. */
const wholeWords = (mark: string, words: string): Pattern => wordsOf(words).map((word) => `% ${mark}${word} %`)

const isNotEmpty = (pattern: Pattern): boolean => pattern.length > 0

const distinct = (patterns: readonly Pattern[]): Pattern[] => [
  ...new Map(patterns.map((pattern) => [pattern.join(), pattern])).values(),
]
