import { expect, it } from 'vitest'
import { shareChoices } from '../../electron/main/sharing/share-choices.ts'

it('[D19] an address is chosen where there are several, the likeliest first, and no more than a question has room for', () => {
  expect(shareChoices([])).toEqual([null])
  expect(shareChoices(['192.168.1.20'])).toEqual([null])
  expect(shareChoices(['192.168.1.20', '10.8.0.2'])).toEqual(['192.168.1.20', '10.8.0.2'])
  expect(shareChoices(['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4', '5.5.5.5'])).toHaveLength(4)
})
