import { expect, it } from 'vitest'
import { sayingBeside } from '../../../shared/formats/say.ts'
import * as app from '../../../shared/messages/app.ts'
import * as compilation from '../../../shared/messages/compilation.ts'
import * as editor from '../../../shared/messages/editor.ts'
import * as matrix from '../../../shared/messages/matrix.ts'
import * as positions from '../../../shared/messages/positions.ts'

it('[X42] [X43] a sentence of a working document is in one table alone', () => {
  const keys = [app.en, editor.en, positions.en, compilation.en, matrix.en].flatMap(Object.keys)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

it('[X42] it is Chinese beside a Chinese text, English beside any other, and holds what it is given as it is', () => {
  const values = { names: '$& {{names}}', what: 'all' }
  expect(sayingBeside('zh')('by', values)).toBe('$& {{names}}：all')
  expect(sayingBeside('fr')('by', values)).toBe('$& {{names}}: all')
})
