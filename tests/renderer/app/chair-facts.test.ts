import { expect, it } from 'vitest'
import { conditionsIn } from '../../../renderer/app/chair/chair-facts.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'

const ORDER = ['9:0', '1:4', '5:2'] as readonly string[] as readonly ParagraphId[]
const said = (paragraph: string, delegation: string, condition: string) => ({
  paragraph: paragraph as ParagraphId,
  delegation: delegation as DelegationCode,
  condition,
})

it('[Z4] conditions stand in the order of the text, whoever said them first; none of a paragraph that has left it', () => {
  const conditions = conditionsIn(ORDER, [
    said('5:2', 'USA', 'if 1 stays'),
    said('9:0', 'RUS', 'with 3'),
    said('9:0', 'FRA', 'a package'),
    said('7:7', 'CHN', 'of what is gone'),
    said('1:4', 'DEU', ''),
  ])
  expect(conditions.map(({ words }) => words)).toEqual(['a package', 'with 3', 'if 1 stays'])
})
