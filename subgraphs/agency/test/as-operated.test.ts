import { testland } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { asOperated } from '../src/as-operated.ts'
import { feePaid } from '../src/domain/guards.ts'
import type { Nation } from '../src/domain/nation.ts'
import type { Step } from '../src/domain/procedure.ts'
import { readFeePerNumber } from '../src/domain/rules/fees.ts'

const settings = {
  holidays: ['2026-04-13'],
  payee: { bank: 'State Bank', account: '1' },
  feePerNumber: readFeePerNumber('5.00 XTS'),
}
const submit: Step = { act: 'SUBMIT', from: 'DRAFT', to: 'SUBMITTED', by: 'APPLICANT' }
const withStep = (step: Partial<Step>): Nation => ({
  ...testland,
  rules: { ...testland.rules, fees: [] },
  procedures: [{ services: ['PUBLISHER_CODE'], steps: [{ ...submit, ...step }], source: 'invented' }],
})

test('what the operator says joins what the document says', () => {
  const nation = asOperated(withStep({ guards: [feePaid], makes: ['INVOICE'] }), settings)
  expect(nation.workingWeek.holidays).toEqual([...testland.workingWeek.holidays, '2026-04-13'])
  expect(nation.rules.fees).toEqual([settings.feePerNumber])
})

test('without a fee or an account from the operator the document alone counts', () => {
  const nation = asOperated(testland, { holidays: [], payee: undefined, feePerNumber: undefined })
  expect(nation).toEqual(testland)
})

test.each([
  [
    'a fee, where the document names fees',
    {
      ...withStep({ guards: [feePaid], makes: ['INVOICE'] }),
      rules: { ...testland.rules, fees: [settings.feePerNumber ?? []].flat() },
    },
    'FEE_PER_NUMBER',
  ],
  ['a fee that no step waits for', withStep({ makes: ['INVOICE'] }), 'FEE_PER_NUMBER'],
  ['an account that no paper names', withStep({ guards: [feePaid] }), 'PAYEE'],
])('%s stops the start', (_, nation, variable) => {
  expect(() => asOperated(nation, settings)).toThrow(
    expect.objectContaining({ code: 'CONFIG_PROBLEM', message: expect.stringContaining(variable) }),
  )
})
