import { expect, it } from 'vitest'
import { type PagesMade, picturesOf } from '../../../../renderer/app/printing/page-pictures.ts'

const pagesOf = (count: number, drawn: number[]) => ({
  count,
  picture: async (page: number) => {
    drawn.push(page)
    return `data:${page}`
  },
})
const told = ({ pictures, count }: PagesMade) => `${pictures.map(({ url }) => url)} of ${count}`

it('[D31] pages are drawn one after another, in their order, and each is told', async () => {
  const heard: string[] = []
  const drawn: number[] = []
  const { signal } = new AbortController()
  await picturesOf(pagesOf(3, drawn), (made) => heard.push(told(made)), signal)
  expect(drawn).toEqual([1, 2, 3])
  expect(heard).toEqual([' of 3', 'data:1 of 3', 'data:1,data:2 of 3', 'data:1,data:2,data:3 of 3'])
})

it('[D31] whoever gives up hears of no further page, and none is drawn', async () => {
  const heard: string[] = []
  const drawn: number[] = []
  const controller = new AbortController()
  const pages = pagesOf(60, drawn)
  await picturesOf(
    pages,
    (made) => {
      heard.push(told(made))
      if (made.pictures.length === 2) controller.abort()
    },
    controller.signal,
  )
  expect(heard.at(-1)).toBe('data:1,data:2 of 60')
  expect(drawn).toEqual([1, 2])
})
