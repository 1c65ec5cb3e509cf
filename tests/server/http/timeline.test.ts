import * as v from 'valibot'
import { expect, it } from 'vitest'
import { TimelineAnswer } from '../../../shared/protocol/timeline.ts'
import { VersionAnswer } from '../../../shared/protocol/version.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay } from '../relay/a-relay.ts'
import { Drafter, joinAs } from '../relay/drafters.ts'
import { insertAfterLast, openingOf } from '../relay/tape.ts'

it('[H13] a member is told the restore points and any moment of the text, and nobody else is', async () => {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft')
  await pen.saved()
  const fra = await Drafter.join(relay, FRA)
  insertAfterLast(fra.doc, ' decides')
  await fra.saved()
  const { session } = await joinAs(relay, USA, 'observer')
  const get = (query: string, who = session) =>
    fetch(`${relay.http}/api/timeline${query}`, { headers: { authorization: `Bearer ${who}` } })

  const course = v.parse(TimelineAnswer, await (await get('')).json())
  const [point] = course.points
  expect(course.points).toHaveLength(1)
  expect(point?.shares.map(({ by, changes }) => `${by}${changes}`)).toEqual(['CHN1', 'FRA1'])
  expect(course.paragraphs).toMatchObject([{ words: 'Draft decides' }])
  expect(point?.paragraphs).toEqual([0])

  const at = async (moment: string | number) => {
    const answer = v.parse(VersionAnswer, await (await get(`?at=${moment}`)).json())
    return answer.version.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''))
  }
  expect(await at(course.head)).toEqual(['Draft'])
  expect(await at((point?.first ?? 0) - 1)).toEqual([])
  expect(await at(new Date(Date.now() + 1000).toISOString())).toEqual(['Draft'])
  const part = async (name: string) => (await get(`?at=${course.head}&part=${name}`)).json()
  const whole = await (await get(`?at=${course.head}`)).json()
  expect(await part('text')).toEqual({ ...whole, credits: { brought: [], taken: [] } })
  expect(await part('credits')).toEqual(whole.credits)
  expect((await get(`?at=${course.head}&part=all`)).status).toBe(400)
  expect((await get('?at=0')).status).toBe(404)
  expect((await get('?at=private/FRA')).status).toBe(400)
  expect((await get('', 'nobody')).status).toBe(401)
})
