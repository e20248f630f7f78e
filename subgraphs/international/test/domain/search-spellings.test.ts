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

/** Whether it is found with words written as one, or as two, where the directory has no other name. */
function findsSpaced(search: string, name: string, agency: string): boolean {
  const { text: spellings, words } = searchSpellings(name, languageOf(null, agency))
  const ways = readSearch(search)!.spacings()
  return ways.some((way) => way.words.every((word) => words.includes(word)) && meets(spellings, way.pattern))
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

test.each([
  // ё is yo, or the е that it is mostly written as.
  ['Турон Замин Зиё', 'Turon Zamin Ziyo', 'UZ'],
  ['Turon Zamin Ziyo', 'Турон Замин Зиё', 'UZ'],
  ['Зелёная ёлка', 'Зеленая елка', 'BY'],
  ['Зеленая елка', 'Зелёная ёлка', 'BY'],
  ['Zelyonaya yolka', 'Зелёная ёлка', 'BY'],
  ['Zelenaya elka', 'Зелёная ёлка', 'BY'],
  // Bulgarian ъ is a in Latin letters, and u where it was written before 2009.
  ['Bulgarski hudozhnik', 'Български художник', 'BG'],
  ['Balgarski hudozhnik', 'Български художник', 'BG'],
  ['Български художник', 'Bulgarski hudozhnik', 'BG'],
  ['Търново', 'Tarnovo press', 'BG'],
  ['Щит', 'Shtit', 'BG'],
  ['Štit', 'Щит', 'BG'],
  // Uzbek, Karakalpak, Belarusian, Ukrainian, Macedonian letters, and the apostrophes that go with them.
  ['Gʻafur Gʻulom', 'Ғафур Ғулом', 'UZ'],
  ['Ғафур Ғулом', 'G`afur G´ulom', 'UZ'],
  ['Qoraqalpogʻiston', 'Қорақалпоғистон', 'UZ'],
  ['Ҳилол', 'Hilol Nashr', 'UZ'],
  ['Sirk', 'Цирк', 'UZ'],
  ['Tsirk', 'Цирк', 'UZ'],
  ['Билим Нөкис', 'Bilim Nókis', 'UZ'],
  ['Сямʼя', "Siam'ja", 'BY'],
  ['Sjamja', 'Сям’я', 'BY'],
  ['Воўк', 'Vouk', 'BY'],
  ['Kyiv', 'Київ', 'BY'],
  ['Єдність', 'Yednist', 'BY'],
  ['Ќерка', 'Kjerka', 'MK'],
  ['Ḱerka', 'Ќерка', 'MK'],
  ['Ѓорѓи', 'Gjorgji', 'MK'],
  ['Ѕвезда', 'Dzvezda', 'MK'],
  // What cannot be seen, and the stress on a letter, are no part of a name.
  ['замок', 'За\u0301мок', 'BY'],
  ['Харвест', 'Хар\u00adвест', 'BY'],
  ['Сите', 'Си\u200bте', 'MK'],
  ['сѐ', 'Се за децата', 'MK'],
])('letters that one alphabet writes and another does not: %s finds %s', (search, name, agency) => {
  expect(finds(search, name, agency)).toBe(true)
})

test.each([
  ['Софт Прес', 'СофтПрес', 'BG'],
  ['Soft Press', 'СофтПрес', 'BG'],
  ['СофтПрес', 'Soft Press', 'BG'],
  ['SoftPress', 'Издателство Софт Прес', 'BG'],
  ['Арт Граф', 'АртГраф', 'BG'],
  ['издателство арт граф', 'Издателство АртГраф', 'BG'],
  ['издателство артграф', 'Издателство Арт-Граф', 'BG'],
  ['a b c', 'ABC', 'BG'],
  ['کتاب خانه', 'کتابخانهٔ آزمایشی', 'AF'],
  ['کتابخانه', 'کتاب خانه', 'AF'],
  ['Kitab Khana', 'کتاب\u200cخانه', 'AF'],
  ['Kitabkhana', 'کتاب خانه', 'AF'],
  ['کتابخانه', 'Kitab Khana', 'AF'],
  ['کتاب خانه', 'Kitabkhana', 'AF'],
])('blanks make no difference: %s finds %s', (search, name, agency) => {
  expect(finds(search, name, agency)).toBe(false)
  expect(findsSpaced(search, name, agency)).toBe(true)
})

test('a word is not taken for two that no name has, nor for parts of other words', () => {
  expect(findsSpaced('softpress', 'Мягкий пресс', 'BY')).toBe(false)
  expect(findsSpaced('арт', 'Март', 'BG')).toBe(false)
  expect(findsSpaced('март', 'Ма Роза', 'BG')).toBe(false)
  expect(readSearch('a b c d e')!.spacings()).toEqual([])
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
