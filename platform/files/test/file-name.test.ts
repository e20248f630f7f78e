import { expect, test } from '@jest/globals'

import { attachment, cleanFileName } from '../src/file-name.ts'

test.each([
  ['Договор № 7.pdf', 'Договор № 7.pdf'],
  ['پاسپورت.pdf', 'پاسپورت.pdf'],
  // The joiner is a letter's shape, no trick.
  ['می\u200cخواهم.pdf', 'می\u200cخواهم.pdf'],
  ['C:\\Users\\me\\scan.pdf', 'scan.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['...hidden', 'hidden'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['two\r\nlines\0.pdf', 'twolines.pdf'],
  ['a  "b"  <c>.pdf', 'a _b_ _c_.pdf'],
  ['/', ''],
])('%j is shown as %j', (given, shown) => {
  expect(cleanFileName(given)).toBe(shown)
})

test('a name is cut between characters, not inside one', () => {
  expect(cleanFileName('😀'.repeat(200))).toBe('😀'.repeat(150))
})

test('a file is saved under its name in every script, with the ending of what it is', () => {
  expect(attachment('Договор (1).pdf', 'application/pdf')).toBe(
    `attachment; filename="_______ (1).pdf"; filename*=UTF-8''%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%20%281%29.pdf`,
  )
  expect(attachment('run.exe', 'image/png')).toBe(`attachment; filename="run.exe.png"; filename*=UTF-8''run.exe.png`)
  expect(attachment('', 'image/jpeg')).toBe(`attachment; filename="file.jpg"; filename*=UTF-8''file.jpg`)
  expect(attachment('SCAN.JPEG', 'image/jpeg')).toContain('"SCAN.JPEG"')
})
