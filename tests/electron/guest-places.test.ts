import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GuestPlaces, guestPlaces } from '../../electron/main/memory/guest-places.ts'
import { keyOf } from '../../electron/main/sharing/remote-relay.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'

let folder: string
let guests: GuestPlaces
let clock: number
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-guests-'))
  clock = 0
  guests = guestPlaces(path.join(folder, 'guests.json'), () => clock)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const at = (host: string) => ({ host, port: 4000, fingerprint: null })
const SEAT = { delegation: 'FRA' as DelegationCode, role: 'delegation' } as const
const MEMBERS = ['CHN', 'FRA'] as DelegationCode[]
const hosts = async () => (await guests.list()).map(({ host }) => host)

describe('negotiations of others', () => {
  it('[D22] are listed once one has joined, and what is learnt later changes no order', async () => {
    clock = 1
    await guests.note(at('a'), { seat: SEAT })
    clock = 2
    await guests.note(at('b'), { seat: SEAT })
    clock = 3
    await guests.note(at('a'), { topic: 'Mines', members: MEMBERS })
    expect(await hosts()).toEqual(['b', 'a'])
    expect(await guests.find(keyOf(at('a')))).toEqual({
      ...at('a'),
      ...{ topic: 'Mines', members: MEMBERS, openedAt: 1, seat: SEAT },
    })
    await guests.opened(at('a'))
    expect(await hosts()).toEqual(['a', 'b'])
    expect((await guests.list()).map(({ openedAt }) => openedAt)).toEqual([3, 2])
  })

  it('[D22] that an earlier program has listed say with how many they are, until they are open again', async () => {
    const older = { ...at('a'), topic: 'Mines', members: 15, openedAt: 1, seat: SEAT }
    await writeFile(path.join(folder, 'guests.json'), JSON.stringify([older]))
    expect(await guests.list()).toEqual([older])
    await guests.note(at('a'), { topic: 'Mines', members: MEMBERS })
    expect(await guests.list()).toEqual([{ ...older, members: MEMBERS }])
  })

  it('[D22] are not listed for a link that nobody has joined by', async () => {
    await guests.opened(at('a'))
    expect(await guests.list()).toEqual([])
  })

  it('[D18] are told apart by certificate, and nothing secret of a link is kept', async () => {
    const link = { ...at('a'), invite: 'an-invitation-of-many-letters', key: 'a-key' }
    await guests.note(link, { seat: SEAT })
    expect(await guests.find(keyOf({ ...link, fingerprint: 'F'.repeat(43) }))).toBeNull()
    const text = await readFile(path.join(folder, 'guests.json'), 'utf8')
    for (const secret of [link.invite, link.key]) expect(text).not.toContain(secret)
  })

  it('[D22] are ten at most, and go when they are taken from the list', async () => {
    for (let n = 0; n < 12; n++) await guests.note(at(`h${n}`), {})
    expect(await hosts()).toHaveLength(10)
    await guests.forget(keyOf(at('h11')))
    expect((await hosts())[0]).toBe('h10')
  })
})
