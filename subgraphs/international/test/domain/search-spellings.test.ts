import { expect, test } from '@jest/globals'

import { type Pattern, readSearch, searchSpellings } from '../../src/domain/search-spellings.ts'
import { languageOf, toLatin } from '../../src/domain/to-latin.ts'

/** What PostgreSQL's LIKE does with our patterns, which hold no other signs than `%` at both ends. */
const meets = (spellings: string, pattern: Pattern): boolean =>
  pattern.every((words) => spellings.includes(words.slice(1, -1)))

function finds(search: string, name: string, agency = 'BY', language: string | null = null): boolean {
  const { text: spellings } = searchSpellings(name, languageOf(language, agency))
  return readSearch(search)?.patterns.some((pattern) => meets(spellings, pattern)) ?? false
}

test('each language has its own Latin', () => {
  expect(toLatin('щастие на ъгъла', 'bg')).toBe('shtastie na agala')
  expect(toLatin('ѓорче ќирил љубе њива џеб ѕвезда', 'mk')).toBe('gjorche kjiril ljube njiva dzheb dzvezda')
  expect(toLatin('ўзбекистон ғафур қўқон ҳамза хива жомий', 'uz')).toBe('ozbekiston gafur qoqon hamza xiva jomiy')
  expect(toLatin('беларуская энцыклапедыя гродна', 'be')).toBe('bielaruskaia entsyklapiedyia hrodna')
})

test.each([
  ['Harvest', 'Харвест', 'BY'],
  ['Kharvest', 'Харвест', 'BY'],
  ['харвест', 'Kharvest', 'BY'],
  ['Bard', 'Бард', 'BG'],
  ['Shtastie', 'Щастие', 'BG'],
  ['Ozbekiston', 'Ўзбекистон', 'UZ'],
  ['Oʻzbekiston milliy ensiklopediyasi', 'Ўзбекистон миллий энциклопедияси', 'UZ'],
  ['Ўзбекистон', '"Oʻzbekiston" NMIU', 'UZ'],
  ['Gafur Gulom', 'Ғафур Ғулом', 'UZ'],
  ['akademnashr', 'Академнашр', 'UZ'],
  ['Gjorce Petrov', 'Ѓорче Петров', 'MK'],
  ['Makedonska kniga', 'Македонска книга', 'MK'],
  ['Šumarski', 'Шумарски факултет', 'MK'],
  ['sumarski', 'Шумарски факултет', 'MK'],
  ['Belaruskaya encyklapedyya', 'Беларуская энцыклапедыя', 'BY'],
  ['Mastackaja litaratura', 'Мастацкая літаратура', 'BY'],
  ['Khawar', 'انتشارات خاور', 'AF'],
  ['انتشارات خاور', 'Intisharat-i Khawar', 'AF'],
  ['انتشارات', 'انتشارات خاور', 'AF'],
  ['литаратура', 'Мастацкая літаратура', 'BY'],
])('%s finds %s', (search, name, agency) => {
  expect(finds(search, name, agency)).toBe(true)
})

test('every word counts, each at the beginning of a word', () => {
  expect(finds('macedonia prima', 'Macedonia Prima', 'MK')).toBe(true)
  expect(finds('mac pri', 'Macedonia Prima', 'MK')).toBe(true)
  expect(finds('prima vera', 'Macedonia Prima', 'MK')).toBe(false)
  expect(finds('cedonia', 'Macedonia Prima', 'MK')).toBe(false)
})

test('consonants alone bring scripts together, not words of one script', () => {
  expect(finds('brod', 'Bard', 'BG')).toBe(false)
})

test('a search without a letter or digit looks for nothing', () => {
  expect(readSearch(' %_\\ "!')).toBeUndefined()
  expect(readSearch('100% _x_')?.patterns[0]).toEqual(['% 100%', '% x%'])
})
