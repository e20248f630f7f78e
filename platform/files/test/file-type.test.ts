import { gzipSync } from 'node:zlib'

import { expect, test } from '@jest/globals'

import { endsAsItShould, typeOfBeginning } from '../src/file-type.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['application/pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
  ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01'],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
  ['image/jpeg', '\xff\xd8\xff\xe1\x2a\x2aExif\0'],
  ['image/tiff', 'II\x2a\0\x08\0\0\0'],
  ['image/tiff', 'MM\0\x2a\0\0\0\x08'],
])('%s is known by its beginning', (type, beginning) => {
  expect(typeOfBeginning(bytes(beginning))).toBe(type)
})

test.each([
  ['a web page', '<!doctype html><script>'],
  ['a web page that has a PDF in it', '<html>%PDF-1.7'],
  ['a drawing that can hold scripts', '<?xml version="1.0"?><svg'],
  ['a picture of another kind', 'GIF89a'],
  ['a program', '\x7fELF\x02\x01\x01'],
  ['an archive, or a document of a word processor', 'PK\x03\x04'],
  ['a form with a file in it', '------WebKitFormBoundary\r\n'],
  ['a PDF with something before it', '\n%PDF-1.7'],
  ['the beginning of a beginning', '\x89PNG'],
  ['nothing', ''],
])('%s is refused', (_, beginning) => {
  expect(typeOfBeginning(bytes(beginning))).toBeUndefined()
})

test('what is packed isn’t unpacked to see', () => {
  expect(typeOfBeginning(gzipSync('%PDF-1.7'))).toBeUndefined()
})

test('a PDF that was cut off is known by its missing end; pictures have no such end', () => {
  expect(endsAsItShould('application/pdf', bytes('startxref\n565\n%%EOF\r\n'))).toBe(true)
  expect(endsAsItShould('application/pdf', bytes('endobj\n7 0 obj'))).toBe(false)
  expect(endsAsItShould('image/jpeg', bytes('anything'))).toBe(true)
})
