import { expect, it } from 'vitest'
import { placeAfter } from '../../../../renderer/panels/positions/grid/grid-keys.ts'

const SIZE = { rows: 30, columns: 6 }

/** From row 4, column 2: `right` or `ctrl Home`, in a script that runs from left to right unless it is said. */
function after(keys: string, isMirrored = false): string | null {
  const [key = '', isHeld] = keys.split(' ').toReversed()
  const place = placeAfter(
    { key, ctrlKey: isHeld === 'ctrl', isMirrored },
    { row: 4, column: 2 },
    SIZE,
  )
  return place && `${place.row}:${place.column}`
}

it('[Q13] arrows lead to the neighbours, mirrored where the script is', () => {
  expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((key) => after(key))).toEqual([
    '3:2',
    '5:2',
    '4:1',
    '4:3',
  ])
  expect(after('ArrowLeft', true)).toBe('4:3')
  expect(after('ArrowRight', true)).toBe('4:1')
})

it('[Q13] Home and End lead to the ends of the row, with Ctrl to those of the table', () => {
  expect(['Home', 'End', 'ctrl Home', 'ctrl End'].map((key) => after(key))).toEqual([
    '4:0',
    '4:5',
    '0:0',
    '29:5',
  ])
})

it('[Q13] a page is ten rows, and no key leads out of the table', () => {
  expect(after('PageDown')).toBe('14:2')
  expect(after('PageUp')).toBe('0:2')
  expect(after('x')).toBeNull()
})
