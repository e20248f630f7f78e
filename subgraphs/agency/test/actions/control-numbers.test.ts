import { testDesk, testland } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { controlNumbers } from '../../src/actions/control-numbers.ts'

test('a number of the agency’s group is its own, also where no range is open', async () => {
  await using desk = await testDesk({ ...testland, groups: ['978-9910'] })
  const unopened = '9789910000003'
  expect(desk.ranges.read(unopened)).toMatchObject({ valid: true, problem: { problem: 'UNDEFINED_RANGE' } })
  const { seen } = await controlNumbers(desk, [unopened, '978-985-6020-20-2'])
  expect(seen.map(({ finding }) => finding)).toEqual(['PREFIX_NOT_GIVEN', 'NOT_OF_THIS_AGENCY'])
})
