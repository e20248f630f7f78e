// A small range message in the official shape, for tests: a few groups with figures close to real ones.

type Rule = readonly [range: string, length: number]

interface Parts {
  readonly head?: string
  readonly belarus?: readonly Rule[]
  readonly extra?: string
}

export const HEAD = `<MessageSource>made for a test</MessageSource>
  <MessageSerialNumber>3f0e8f6e-test</MessageSerialNumber>
  <MessageDate>Fri, 24 Jul 2026 07:11:45 BST</MessageDate>`

export const BELARUS: readonly Rule[] = [
  ['0000000-3999999', 2],
  ['4000000-5999999', 3],
  ['6000000-8799999', 4],
  ['8800000-8999999', 3],
  ['9000000-9999999', 5],
]

/** The message, or one with some of it replaced. */
export function message({ head = HEAD, belarus = BELARUS, extra = '' }: Parts = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE ISBNRangeMessage [
<!ELEMENT ISBNRangeMessage (MessageSource?, MessageSerialNumber?, MessageDate, EAN.UCCPrefixes, RegistrationGroups) >
<!ELEMENT Rule (Range, Length) > <!-- ]> is no end in here, nor " or ' a quotation -->
<!ENTITY agency "]>">
]>
<ISBNRangeMessage>
  ${head}
  <EAN.UCCPrefixes>
${group('EAN.UCC', '978', 'International ISBN Agency', [
  ['0000000-5999999', 1],
  ['6000000-6499999', 3],
  ['6500000-6999999', 0],
  ['7000000-7999999', 1],
  ['8000000-9499999', 2],
  ['9500000-9899999', 3],
  ['9900000-9989999', 4],
  ['9990000-9999999', 5],
])}
  </EAN.UCCPrefixes>
  <RegistrationGroups>
${group('Group', '978-985', 'Belarus', belarus)}
${group('Group', '978-99937', 'Macau &amp;\tenvirons', [
  ['0000000-2999999', 1],
  ['3000000-9999999', 0],
])}
${extra}
  </RegistrationGroups>
</ISBNRangeMessage>
`
}

export function group(element: string, prefix: string, agency: string, rules: readonly Rule[]): string {
  const written = rules.map(([range, length]) => `<Rule><Range>${range}</Range><Length>${length}</Length></Rule>`)
  return `<${element}>
<Prefix>${prefix}</Prefix>
<Agency>${agency}</Agency>
<Rules>
${written.join('\n')}
</Rules>
</${element}>`
}
