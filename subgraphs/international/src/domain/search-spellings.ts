/** What is stored of a name so that it is found in any script, and what a search looks for in it. */
import { fold, foldForTransliteration } from '@isbn-hub/feed/fold'

import { consonantsOf, isArabic } from './consonants.ts'
import { soundOf } from './sound.ts'
import { type Language, LANGUAGES, latinSpellings, toLatin } from './to-latin.ts'

/**
 * The lines that are searched, each begun by a blank so that ` word` finds a word's beginning:
 * the folded name; its sound in Latin letters, twice where it may be spelled in two ways; and its consonants, marked `=`
 * where the name is written in the Arabic script and `~` where it isn't. Equal lines are stored once: each costs its share
 * of an index.
 */
export function searchSpellings(name: string, language: Language): Spellings {
  const folded = fold(name)
  const sounds = soundsOf(name, [language])
  const consonants = isArabic(folded) ? marked('=', consonantsOf(folded)) : marked('~', consonantsOf(sounds[0] ?? ''))
  const lines = [...new Set([folded, ...sounds, consonants])].filter((line) => line !== '')
  return { text: lines.map((line) => ` ${line} `).join('\n'), words: [...new Set(sounds.flatMap(wordsOf))] }
}

export interface Spellings {
  readonly text: string
  /** The words of its sound, for the vocabulary that misspelt and joined words are looked up in. */
  readonly words: readonly string[]
}

/** One way in which a search may be met: all of these patterns (LIKE), in one name's spellings. */
export type Pattern = readonly string[]

export interface Search {
  readonly patterns: readonly Pattern[]
  /** The same search with two words written as one, or one word as two: «Soft Press» is SoftPress. */
  readonly spacings: () => readonly Spacing[]
  /** Texts to measure a name's likeness against; the folded search first. */
  readonly likeness: readonly string[]
  /** Word by word, the sounds that it may have: what to look for in the vocabulary where the search is misspelt. */
  readonly sounds: readonly (readonly string[])[]
}

export interface Spacing {
  /** Words of the vocabulary, all of which have to be there before it is worth looking for the pattern. */
  readonly words: readonly string[]
  readonly pattern: Pattern
}

/** More words than this say nothing more. */
const MOST_WORDS = 8
const LONGEST = 200
/** Searches of more words are looked for as they are written, and so are longer words. */
const MOST_WORDS_TO_SPACE = 4
const LONGEST_WORD_TO_SPLIT = 24
/** Letters of each of two words that are written as one; consonants that have to be found in another script. */
const SHORTEST_PART = 2
const FEWEST_CONSONANTS = 5

/** Undefined where the text has no letter or digit to look for. */
export function readSearch(text: string): Search | undefined {
  const words = wordsOf(foldForTransliteration(text.slice(0, LONGEST))).slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  const whole = words.join(' ')
  return {
    patterns: patternsOf(words),
    spacings: () => (words.length > MOST_WORDS_TO_SPACE ? [] : spacingsOf(words)),
    likeness: [...new Set([fold(whole), ...soundsOf(whole, LANGUAGES)])],
    sounds: words.map((word) => soundsOf(word, LANGUAGES)),
  }
}

/** Which language a Cyrillic search is in is not known: each table has its say. */
function patternsOf(words: readonly string[]): Pattern[] {
  const folded = fold(words.join(' '))
  if (isArabic(folded)) {
    const consonants = consonantsOf(folded)
    return [wordBeginnings(folded), wholeWords('=', consonants), wholeWords('~', consonants)].filter(isNotEmpty)
  }
  const sounds = soundsOf(words.join(' '), LANGUAGES)
  const inArabic = sounds.map((sound) => wholeWords('=', consonantsOf(sound)))
  return distinct([...[folded, ...sounds].map(wordBeginnings), ...inArabic].filter(isNotEmpty))
}

function spacingsOf(words: readonly string[]): Spacing[] {
  const ways = new Map<string, Spacing>()
  const latins = new Set(LANGUAGES.map((language) => toLatin(words.join(' '), language)))
  for (const latin of [...latins].map(wordsOf))
    for (const [parts, beside] of [...writtenAsOne(latin), ...writtenAsTwo(latin)]) {
      const sounds = [parts.map(soundOf), beside.map(soundOf)] as const
      for (const way of [inSound(...sounds), ...inConsonants(...sounds)]) ways.set(way.pattern.join(), way)
    }
  return [...ways.values()]
}

/** Words that a name has to have side by side, and the words that it has to have besides. */
type Parts = readonly [side: readonly string[], beside: readonly string[]]

/** Each two neighbours, and all of them. */
function writtenAsOne(words: readonly string[]): Parts[] {
  const pairs = words.slice(1).map((word, at): Parts => [[`${words[at]}${word}`], words.toSpliced(at, 2)])
  return words.length > 2 ? [...pairs, [[words.join('')], []]] : pairs
}

/** Each word, cut at each letter. */
function writtenAsTwo(words: readonly string[]): Parts[] {
  return words.flatMap((word, at) => {
    const beside = words.toSpliced(at, 1)
    const cuts = word.length > LONGEST_WORD_TO_SPLIT ? 0 : word.length - 2 * SHORTEST_PART + 1
    return Array.from({ length: Math.max(cuts, 0) }, (_, n): Parts => {
      const cut = n + SHORTEST_PART
      return [[word.slice(0, cut), word.slice(cut)], beside]
    })
  })
}

const inSound = (side: readonly string[], beside: readonly string[]): Spacing => ({
  words: side,
  pattern: [`% ${side.join(' ')}%`, ...beside.flatMap(wordBeginnings)],
})

/** In the other script, of which the vocabulary says nothing: few consonants would be met by too many names. */
function inConsonants(side: readonly string[], beside: readonly string[]): Spacing[] {
  const consonants = side.map(consonantsOf)
  if (consonants.includes('') || consonants.join('').length < FEWEST_CONSONANTS) return []
  const mark = isArabic(side.join('')) ? '~' : '='
  const pattern = [consonants, ...beside.map((word) => [consonantsOf(word)])]
    .filter(([first]) => first !== '')
    .map((words) => `% ${words.map((word) => mark + word).join(' ')} %`)
  return [{ words: [], pattern }]
}

/** What is stored of a place: each way in which its whole name may be written or sound, whatever the language. */
export function placeKeys(place: string): readonly string[] {
  const folded = fold(place)
  const sounds = soundsOf(place, LANGUAGES)
  const consonants = isArabic(folded) ? marked('=', consonantsOf(folded)) : marked('~', consonantsOf(sounds[0] ?? ''))
  return [...new Set([folded, ...sounds, consonants])].filter((key) => key !== '')
}

/** The keys by which a place of this name is found, in its own script and in another. */
export function placeSearch(text: string): readonly string[] {
  const asked = text.slice(0, LONGEST)
  const folded = fold(asked)
  const sounds = soundsOf(asked, LANGUAGES)
  const mark = isArabic(folded) ? '~' : '='
  const consonants = sounds.map((sound) => marked(mark, consonantsOf(sound)))
  return [...new Set([folded, ...sounds, ...consonants])].filter((key) => key !== '')
}

/** How a text sounds in these languages, also where it is often written otherwise than by the language's own table. */
function soundsOf(text: string, languages: readonly Language[]): string[] {
  const letters = foldForTransliteration(text)
  return [...new Set(languages.flatMap((language) => latinSpellings(letters, language)).map(soundOf))]
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
