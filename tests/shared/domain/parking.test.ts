import { expect, it } from 'vitest'
import { parkedAmong } from '../../../shared/domain/parking.ts'
import { negotiate } from '../ydoc/notation.ts'

it('[Z10] parked is what only its author wants, what is opposed before the rest', () => {
  const { table, CHN, FRA, RUS } = negotiate('Statement', 'Alpha', 'Beta', 'Gamma', 'Delta')
  FRA.type('Alpha', ' one')
  FRA.type('Beta', ' two')
  FRA.type('Gamma', ' three')
  FRA.type('Delta', ' four')
  table.meet()
  const parked = () => parkedAmong(CHN.proposals).map(({ inserted }) => inserted.text)
  expect(parked()).toEqual([' one', ' two', ' three', ' four'])
  RUS.writer.support(RUS.proposal(' one'), 'accept')
  RUS.writer.support(RUS.proposal(' four'), 'oppose')
  CHN.writer.decline(CHN.proposal(' two'))
  table.meet()
  expect(parked()).toEqual([' four', ' three'])
  RUS.writer.support(RUS.proposal(' one'), 'none')
  table.meet()
  expect(parked()).toEqual([' four', ' one', ' three'])
})
