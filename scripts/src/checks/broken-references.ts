// References in the documents that lead nowhere: links, and paths of files between backticks.

import { posix } from 'node:path'

const LINK = /\]\(([^)\s]+)\)/g
const CODE = /`([^`\n]+)`/g
/** A fenced block shows commands and output, which name files that the reader may not have yet. */
const FENCED = /^```.*?^```/gms
const PATH = /^[\w.@-]+(\/[\w.@*-]+)*\/?$/
const KNOWN_EXTENSION = /[.](ts|js|cjs|mjs|json|md|graphql|typ|sh)$/

/**
 * A line for each broken reference of a document. A path in backticks may leave out its first folders, as
 * `store/once.ts` does; a program in `dist` stands for its source.
 */
export function brokenReferences(document: string, text: string, files: readonly string[]): string[] {
  const prose = text.replaceAll(FENCED, '')
  const links = [...prose.matchAll(LINK)].map(([, target = '']) => target)
  const paths = [...prose.matchAll(CODE)].map(([, code = '']) => code)
  return [
    ...links.filter((link) => !leadsSomewhere(document, link, files)).map((link) => `${document} links to ${link}.`),
    ...paths
      .filter((path) => isPath(path, files) && !exists(path, files))
      .map((path) => `${document} names the file ${path}.`),
  ]
}

function leadsSomewhere(document: string, link: string, files: readonly string[]): boolean {
  if (/^(https?:|mailto:|#)/.test(link)) return true
  const target = posix.normalize(posix.join(posix.dirname(document), link.replace(/#.*$/, '')))
  return files.some((file) => file === target || file.startsWith(`${target.replace(/\/$/, '')}/`))
}

/** `application/json` is not a path: a path has a known extension, or begins with a folder of the project. */
function isPath(code: string, files: readonly string[]): boolean {
  if (!PATH.test(code) || !code.includes('/') || code.startsWith('@')) return false
  const [first] = code.split('/')
  return KNOWN_EXTENSION.test(code) || files.some((file) => file.startsWith(`${first}/`))
}

function exists(code: string, files: readonly string[]): boolean {
  const path = code.replace(/\/$/, '').replace(/(^|\/)dist\/(.*)[.]js$/, '$1src/$2.ts')
  const pattern = path.split('*').map(escaped).join('[^/]*')
  const expression = new RegExp(`(^|/)${pattern}(/|$)`)
  return files.some((file) => expression.test(file))
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
