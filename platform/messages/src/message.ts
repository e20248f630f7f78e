/** Messages for people: from a code, its facts and a language to a sentence. */
import type { NumberProblem } from '@isbn-hub/isbn/problem'

import type { Catalogue } from './catalogue.ts'
import type { CodeDescription, FactKind, FactKinds, Named, Texts } from './facts.ts'
import type { Language } from './language.ts'
import { belarusian } from './languages/be.ts'
import { bulgarian } from './languages/bg.ts'
import { english } from './languages/en.ts'
import { dari } from './languages/fa-af.ts'
import { macedonian } from './languages/mk.ts'
import { pashto } from './languages/ps.ts'
import { uzbekInCyrillic } from './languages/uz-cyrl.ts'
import { uzbekInLatin } from './languages/uz-latn.ts'
import { type RefusalCode, type RefusalFacts, REFUSALS } from './refusals.ts'
import { shownIn } from './shown.ts'
import { type UploadCode, type UploadFacts, UPLOADS } from './uploads.ts'
import type { NotCurrentReason, VerificationWords } from './verification.ts'

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en: english,
  be: belarusian,
  bg: bulgarian,
  'fa-AF': dari,
  mk: macedonian,
  ps: pashto,
  'uz-Cyrl': uzbekInCyrillic,
  'uz-Latn': uzbekInLatin,
}

/** Why an agency refuses, in one or two sentences. */
export const refusalMessage = <Code extends RefusalCode>(
  code: Code,
  facts: RefusalFacts[Code],
  language: Language,
): string => sentence(REFUSALS, CATALOGUES[language].refusals, code, facts, language)

/** Why an upload, or a link to a file, is refused, in one or two sentences. */
export const uploadMessage = <Code extends UploadCode>(
  code: Code,
  facts: UploadFacts[Code],
  language: Language,
): string => sentence(UPLOADS, CATALOGUES[language].uploads, code, facts, language)

/** What is wrong with a number, in one or two sentences. */
export function numberMessage({ code, facts }: NumberProblem, language: Language): string {
  const shown = Object.entries<unknown>(facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? shownIn(language, fact) : fact,
  ])
  // The compiler cannot see that code and facts belong together once the code is one of many.
  const write = CATALOGUES[language].numbers[code] as (facts: object) => string
  return write(Object.fromEntries(shown) as object)
}

/** The words around the facts of a paper. */
export const verificationWords = (language: Language): VerificationWords => CATALOGUES[language].verification

/** Whether an agency's paper is genuine and current. `paper` is undefined where no agency made one with this code. */
export function verificationMessage(
  code: string,
  paper: { readonly notCurrentReason: NotCurrentReason | null } | undefined,
  language: Language,
): string {
  const words = verificationWords(language)
  if (!paper) return words.noPaper({ code: shownIn(language, code) })
  return paper.notCurrentReason === null ? words.current : words.notCurrent[paper.notCurrentReason]
}

/** The text in this language, or else in English. */
export function textIn(language: Language, texts: Texts): { readonly text: string; readonly language: Language } {
  const own = texts[language]
  return own === undefined ? { text: texts.en, language: 'en' } : { text: own, language }
}

function sentence(
  codes: Readonly<Record<string, CodeDescription>>,
  sentences: object,
  code: string,
  facts: object,
  language: Language,
): string {
  const kinds = codes[code]?.facts ?? {}
  const shown = Object.entries(kinds).map(([name, kind]) => [name, shownFact(kind, Reflect.get(facts, name), language)])
  // The compiler cannot see that code, facts and sentence belong together once the code is one of many.
  const write = Reflect.get(sentences, code) as (facts: object) => string
  return write(Object.fromEntries(shown) as object)
}

function shownFact(kind: FactKind, fact: unknown, language: Language): unknown {
  const { words } = CATALOGUES[language]
  const of = <Kind extends FactKind>(value: unknown): FactKinds[Kind] => value as FactKinds[Kind]
  switch (kind) {
    case 'number':
    case 'numbers':
      return fact
    case 'text':
    case 'identifier':
      return shownIn(language, String(fact))
    case 'texts':
      return of<'texts'>(fact).map((text) => shownIn(language, text))
    case 'country':
      return shownIn(language, namedCountry(String(fact), language))
    case 'state':
      return words.state[of<'state'>(fact)]
    case 'act':
      return words.act[of<'act'>(fact)]
    case 'acts':
      return of<'acts'>(fact).map((act) => words.act[act])
    case 'service':
      return words.service[of<'service'>(fact)]
    case 'publisherKind':
      return words.publisherKind[of<'publisherKind'>(fact)]
    case 'form':
      return words.form[of<'form'>(fact)]
    case 'grounds':
      return of<'grounds'>(fact).map((ground) => words.grounds[ground])
    case 'metadata':
      return of<'metadata'>(fact).map((name) => words.metadata[name])
    case 'document':
      return namedDocument(of<'document'>(fact), language)
    case 'documents':
      return of<'documents'>(fact).map((document) => namedDocument(document, language))
    case 'problem':
      return numberMessage(of<'problem'>(fact), language)
  }
}

const namedDocument = ({ code, name }: Named, language: Language): string =>
  `${shownIn(language, textIn(language, name).text)} (${shownIn(language, code)})`

/** Bulgaria (BG); a code without a name as it stands. */
function namedCountry(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  const name = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code)
  return name === undefined ? code : `${name} (${code})`
}
