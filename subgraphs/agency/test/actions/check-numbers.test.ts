import { testAgencyContext, testland } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { checkNumbers } from '../../src/actions/check-numbers.ts'

test('a number of the agency’s group is its own, also where no range is open', async () => {
  await using agencyContext = await testAgencyContext({ ...testland, groups: ['978-9910'] })
  const unopened = '9789910000003'
  expect(agencyContext.ranges.read(unopened)).toMatchObject({ valid: true, problem: { code: 'UNDEFINED_RANGE' } })
  const { numbers } = await checkNumbers(agencyContext, [unopened, '978-985-6020-20-2'])
  expect(numbers.map(({ finding }) => finding)).toEqual(['PREFIX_NOT_GIVEN', 'NOT_OF_THIS_AGENCY'])
})
