import { describe, expect, test } from '@jest/globals'
import { Resvg } from '@resvg/resvg-js'

import { drawBarcode, drawBarcodePng, isAddOn } from '../src/barcode.ts'
import { scan } from './scan.ts'

describe.each([
  '978-985-6020-20-2',
  '978-9936-400-00-9',
  '978-619-188-000-3',
  '978-0-00-000000-2',
  '979-8-9999999-9-3',
])('the barcode of %s', (hyphenated) => {
  const digits = hyphenated.replaceAll('-', '')

  test('is read from the PNG', async () => {
    expect(await scan(await drawBarcodePng(hyphenated))).toEqual([digits])
  })

  test('is read from the SVG', async () => {
    const picture = new Resvg(drawBarcode(hyphenated), { background: 'white', fitTo: { mode: 'zoom', value: 4 } })
    expect(await scan(picture.render().asPng())).toEqual([digits])
  })
})

test.each(['51995', '05'])('the add-on %s stands beside the barcode', async (addOn) => {
  const svg = drawBarcode('978-985-6020-20-2', addOn)
  const picture = new Resvg(svg, { background: 'white', fitTo: { mode: 'zoom', value: 4 } })
  expect(await scan(picture.render().asPng())).toEqual([addOn, '9789856020202'].sort())
})

test('an add-on that is neither two nor five digits is refused', () => {
  for (const addOn of ['', '1', '123', '519955', 'abcde']) expect(isAddOn(addOn)).toBe(false)
})

test.each(['978-985-6020-20-3', '97-8985-6020-20-2', '<script>', ''])(
  'of what is no rightly hyphenated number, as %p, there is no barcode',
  async (text) => {
    expect(() => drawBarcode(text)).toThrow()
    await expect((async () => drawBarcodePng(text))()).rejects.toBeDefined()
  },
)
