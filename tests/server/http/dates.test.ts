import { expect, it } from 'vitest'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay } from '../relay/a-relay.ts'
import { Drafter, post } from '../relay/drafters.ts'
import { insertAfterLast, openingOf } from '../relay/tape.ts'

it('[H11] the relay tells when it got what and from whom, to those who may enter the room', async () => {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft')
  await pen.saved()
  const fra = await Drafter.join(relay, FRA)
  insertAfterLast(fra.doc, ' decides')
  await fra.saved()
  const usa = await Drafter.join(relay, USA)
  const asked = {
    room: 'text/en',
    ids: [
      [pen.ids.base, 1],
      [fra.ids.proposing, 3],
      [fra.ids.proposing, 9999],
    ],
  }
  const { json } = await post(relay, '/api/dates', asked, usa.session)
  expect(json).toMatchObject({
    dates: [{ by: 'CHN' }, { by: 'FRA', seq: expect.any(Number), at: expect.any(Number) }, null],
  })
  expect((await post(relay, '/api/dates', asked)).status).toBe(401)
  const foreign = { ...asked, room: 'private/FRA' }
  expect((await post(relay, '/api/dates', foreign, usa.session)).status).toBe(404)
  const many = { ...asked, ids: Array.from({ length: 2001 }, () => [1, 1]) }
  expect((await post(relay, '/api/dates', many, usa.session)).status).toBe(400)
})
