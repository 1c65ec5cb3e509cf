// @vitest-environment happy-dom

import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { arrival, linkSecretsIn, takeArrival } from '../../renderer/arrival.ts'
import { keepSession, keptSession } from '../../renderer/kept-sessions.ts'
import { surroundings } from '../../renderer/platform.ts'
import { webKeys } from '../../renderer/web-keys.ts'
import { webPlatform } from '../../renderer/web-platform.ts'
import { JoinAnswer } from '../../shared/protocol/http.ts'

const INVITE = 'invite-of-France-1'
const OTHER = 'invite-of-the-USA-2'
const session = (name: string, delegation = 'FRA') =>
  v.parse(JoinAnswer, { session: name, delegation, role: 'delegation', dossier: 'd-1' })

/** Another window of the same browser: what is kept is shared, what is the window's own is not. */
function openWindow(hash: string): void {
  sessionStorage.clear()
  location.hash = hash
  takeArrival()
}

beforeEach(() => {
  localStorage.clear()
  openWindow('')
})

describe('taking part from a browser', () => {
  it('[D11] without the desktop app the browser is the platform', async () => {
    const { platform, desk, faults } = surroundings()
    expect([platform.kind, desk, faults]).toEqual(['web', null, undefined])
    const manifest = document.head.querySelector('link[rel=manifest]')
    expect(manifest?.getAttribute('href'), '[H5]').toBe('/manifest.webmanifest')
  })

  it.each([
    [`#${INVITE}`, INVITE],
    ['', null],
    ['#', null],
    ['#/proposals', null],
    ['#short', null],
    ['#%E0%A4%A', null],
  ])('[D11] the invitation in %j is %j', (hash, invite) => {
    expect(linkSecretsIn(hash)?.invite ?? null).toBe(invite)
  })

  it('[D11] the secrets of a link leave the address at once, and loading again loses none', async () => {
    openWindow(`#${INVITE}.key-of-the-room`)
    expect(location.href).not.toContain(INVITE)
    expect(arrival()).toEqual({ invite: INVITE, key: 'key-of-the-room' })
    takeArrival()
    expect(await webPlatform().start()).toMatchObject({ invite: INVITE, key: 'key-of-the-room' })
    location.hash = '#/proposals'
    takeArrival()
    expect(location.hash).toBe('#/proposals')
  })

  it('[D11] a first visit has the invitation, a second the session that came of it', async () => {
    openWindow(`#${INVITE}`)
    expect(await webPlatform().start()).toMatchObject({ session: null, invite: INVITE })
    await webPlatform().keepSession('d-1', session('s1'))
    openWindow(`#${INVITE}`)
    expect(await webPlatform().start()).toMatchObject({ session: session('s1'), invite: null })
  })

  it('[D11] two windows of one browser stay two delegations, also when they load again', async () => {
    keepSession(session('s1'), INVITE)
    openWindow('')
    await webPlatform().start()
    const ofFrance = sessionStorage.getItem('penholder.session')
    openWindow(`#${OTHER}`)
    expect((await webPlatform().start()).session).toBeNull()
    await webPlatform().keepSession('d-1', session('s2', 'USA'))
    openWindow('')
    sessionStorage.setItem('penholder.session', ofFrance ?? '')
    expect((await webPlatform().start()).session?.delegation).toBe('FRA')
  })

  it('[D11] a window without a link goes on with the session that was used last', async () => {
    keepSession(session('s1'), INVITE)
    keepSession(session('s2', 'USA'), OTHER)
    openWindow('')
    expect((await webPlatform().start()).session?.delegation).toBe('USA')
  })

  it('[D11] a session that the relay refused is forgotten, and no other', async () => {
    keepSession(session('s1'), INVITE)
    keepSession(session('s2', 'USA'), OTHER)
    openWindow(`#${INVITE}`)
    expect(await webPlatform().start({ fresh: true })).toMatchObject({
      session: null,
      invite: INVITE,
    })
    expect(keptSession(INVITE)).toBeNull()
    expect(keptSession(OTHER)?.delegation).toBe('USA')
  })

  it('[D11] what somebody else wrote into the store does no harm', () => {
    for (const text of ['{', '{"a":1}', '[{"session":{}}]']) {
      localStorage.setItem('penholder.sessions', text)
      expect(keptSession(null)).toBeNull()
    }
  })
})

describe('keys of rooms that the host cannot read', () => {
  it('are there when the window is opened again', async () => {
    expect(await webPlatform().keys.keep('d-1', 'private/FRA', 'key')).toBe(true)
    expect(await webPlatform().keys.find('d-1', 'private/FRA')).toBe('key')
    expect(await webPlatform().keys.find('d-2', 'private/FRA')).toBeNull()
    expect(await webPlatform().keys.find('d-1', 'private/USA')).toBeNull()
  })

  it('last as long as the window where the browser keeps nothing, and the window can say so', async () => {
    const keys = webKeys(() => {
      throw new Error('storage is forbidden')
    })
    expect(await keys.keep('d-1', 'private/FRA', 'key')).toBe(false)
    expect(await keys.find('d-1', 'private/FRA')).toBe('key')
  })
})
