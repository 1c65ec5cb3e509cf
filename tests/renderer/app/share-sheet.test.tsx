// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { speak, startSpeaking } from '../../../renderer/app/i18n.ts'
import {
  fingerprintAsShown,
  linksOf,
  type Made,
} from '../../../renderer/app/sharing/invite-links.ts'
import { followSharing } from '../../../renderer/app/sharing/use-sharing.ts'
import type { SharingDesk } from '../../../renderer/platform.ts'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { Member } from '../../../renderer/session/member.ts'
import type { Negotiation } from '../../../renderer/session/negotiation.ts'
import { ok } from '../../../shared/base/result.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { en as conduct } from '../../../shared/messages/conduct.ts'
import { en, zh } from '../../../shared/messages/sharing.ts'
import type { ShareOutcome, SharingNews, SharingState } from '../../../shared/protocol/sharing.ts'

// The sheet brings words of its own, which need the window to speak first.
await startSpeaking()
const { ShareSheet } = await import('../../../renderer/app/sharing/share-sheet.tsx')

const OWN: SharingState = { kind: 'own', trouble: null }
const SHARED = {
  kind: 'shared',
  address: 'https://192.0.2.7:24816',
  fingerprint: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
} as const
const BOTH = ['192.0.2.7', '10.0.0.7']

/** Main, as far as the sheet sees it: what it was asked, and how it tells of a change. */
class Desk implements SharingDesk {
  news: SharingNews
  outcome: ShareOutcome = 'shared'
  readonly did: string[] = []
  readonly #listeners = new Set<(news: SharingNews) => void>()

  constructor(state: SharingState, addresses: readonly string[]) {
    this.news = { state, addresses: [...addresses] }
  }
  now = async () => this.news
  share = async (address: string) => {
    this.did.push(`share ${address}`)
    return this.outcome
  }
  stop = async () => void this.did.push('stop')
  onChange = (listener: (news: SharingNews) => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  tell(state: SharingState): void {
    this.news = { ...this.news, state }
    for (const listener of this.#listeners) listener(this.news)
  }
  get listeners(): number {
    return this.#listeners.size
  }
}

/** Of a negotiation what the sheet uses: who one is, and a relay that makes invitations. */
function negotiationAs(role: Role): Negotiation {
  const fake = {
    me: new Cell<Member>({ delegation: 'CHN' as DelegationCode, role } as Member),
    session: { session: 's', dossier: 'd' },
    keys: { find: async () => null, keep: async () => true },
    api: {
      invites: async () => ok({ invites: [] }),
      invite: async () =>
        ok({ invite: 'secret', link: 'http://127.0.0.1:4000/join#secret', appLink: null }),
    },
  }
  return fake as unknown as Negotiation
}

let host: HTMLElement
let root: Root
beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await speak('en')
  host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

type Shown = { readonly desk?: Desk | null; readonly role?: Role; readonly isEnded?: boolean }

async function show({ desk = null, role = 'penholder', isEnded = false }: Shown): Promise<void> {
  const negotiation = negotiationAs(role)
  const given = { negotiation, dossier: null, isEnded, onClose: () => undefined }
  await act(async () => root.render(<ShareSheet {...given} platform={{ sharing: desk }} />))
}
const said = () => document.body.textContent ?? ''
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
const press = (name: string) => act(async () => button(name)?.click())
const radios = () => [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')]

describe('the head of the sheet', () => {
  it('[D19] says that it is reached on this computer alone, and what sharing exposes', async () => {
    await show({ desk: new Desk(OWN, ['192.0.2.7']) })
    expect(said()).toContain(en.reachOwn)
    expect(said()).toContain(en.exposes)
    expect(said()).toContain(en.formOnlyHere)
    // One address is no choice.
    expect(radios()).toEqual([])
  })

  it('[D19] shares at the address that is chosen, the likeliest before one chooses', async () => {
    const desk = new Desk(OWN, BOTH)
    await show({ desk })
    expect(radios().map(({ value, checked }) => [value, checked])).toEqual([
      ['192.0.2.7', true],
      ['10.0.0.7', false],
    ])
    act(() => radios()[1]?.click())
    await press(en.shareAct)
    expect(desk.did).toEqual(['share 10.0.0.7'])
    // It stays chosen when that comes to nothing.
    act(() => desk.tell({ kind: 'starting' }))
    act(() => desk.tell({ kind: 'own', trouble: { kind: 'noRelay' } }))
    expect(radios().map(({ checked }) => checked)).toEqual([false, true])
  })

  it('[D19] follows what becomes of it, and says that a no shared nothing', async () => {
    const desk = new Desk(OWN, BOTH)
    desk.outcome = 'declined'
    await show({ desk })
    await press(en.shareAct)
    expect(said()).toContain(en.share_declined)
    act(() => desk.tell({ kind: 'starting' }))
    expect(document.querySelector('progress')).not.toBeNull()
    act(() => desk.tell(SHARED))
    expect(said()).toContain(SHARED.address)
    expect(said()).toContain('0001 0203 0405')
    expect(said()).not.toContain(en.formOnlyHere)
    act(() => desk.tell({ kind: 'returning' }))
    expect(said()).toContain(en.reachReturning)
    act(() => desk.tell(OWN))
    expect(said()).toContain(en.reachOwn)
  })

  it('[D19] says why it could not be shared', async () => {
    const trouble = { kind: 'cannotListen', address: '10.0.0.7', detail: 'EACCES' } as const
    await show({ desk: new Desk({ kind: 'own', trouble }, BOTH) })
    const alert = document.querySelector('[role=alert]')?.textContent ?? ''
    expect(alert).toContain('lets nobody listen at 10.0.0.7 (EACCES)')
  })

  it('[D19] is stopped after a second press', async () => {
    const desk = new Desk(SHARED, BOTH)
    await show({ desk })
    await press(en.stopAct)
    expect(said()).toContain(en.stopAsk)
    expect(desk.did).toEqual([])
    await press(en.stopDo)
    expect(desk.did).toEqual(['stop'])
  })

  it('[D19] says when this computer is no longer where it is shared, or on no network', async () => {
    await show({ desk: new Desk(SHARED, ['10.0.0.7']) })
    expect(said()).toContain('This computer is no longer at 192.0.2.7')
    act(() => root.unmount())
    root = createRoot(host)
    await show({ desk: new Desk(OWN, []) })
    expect(said()).toContain(en.shareNowhere)
    expect(button(en.shareAct)).toBeUndefined()
  })

  it('[D19] is not there where the window cannot share; there one invites, if one may', async () => {
    await show({})
    expect(said()).not.toContain(en.reach)
    expect(button(conduct.inviteMake)).toBeDefined()
    act(() => root.unmount())
    root = createRoot(host)
    await show({ role: 'observer' })
    expect(button(conduct.inviteMake)).toBeUndefined()
    expect(said()).toContain(en.inviteNobody)
  })

  it('[D19] stays for a host that takes part no more', async () => {
    await show({ desk: new Desk(SHARED, BOTH), isEnded: true })
    expect(button(en.stopAct)).toBeDefined()
    expect(button(conduct.inviteMake)).toBeUndefined()
  })

  it('speaks Chinese', async () => {
    await act(async () => speak('zh'))
    await show({ desk: new Desk(OWN, BOTH) })
    expect(said()).toContain(zh.exposes)
  })
})

describe('what is known of sharing', () => {
  it('[D19] a change that is told while it is asked for is newer than the answer', async () => {
    const desk = new Desk(OWN, BOTH)
    let answer: (news: SharingNews) => void = () => undefined
    const slow = {
      onChange: desk.onChange,
      now: () => new Promise<SharingNews>((resolve) => (answer = resolve)),
    }
    const heard: string[] = []
    const stop = followSharing(slow, ({ state }) => heard.push(state.kind))
    desk.tell(SHARED)
    answer({ state: OWN, addresses: [] })
    await Promise.resolve()
    expect(heard).toEqual(['shared'])
    stop()
    expect(desk.listeners).toBe(0)
  })

  it('[D19] it is asked for again when the networks may have changed', async () => {
    const desk = new Desk(OWN, [])
    const heard: number[] = []
    const stop = followSharing(desk, ({ addresses }) => heard.push(addresses.length))
    await Promise.resolve()
    desk.news = { ...desk.news, addresses: BOTH }
    window.dispatchEvent(new Event('online'))
    await Promise.resolve()
    stop()
    window.dispatchEvent(new Event('focus'))
    await Promise.resolve()
    expect(heard).toEqual([0, 2])
  })
})

describe('where the links of an invitation lead', () => {
  const local: Made = {
    answer: { invite: 'secret', link: 'http://127.0.0.1:4000/join#secret', appLink: null },
    key: null,
    delegation: 'FRA',
  }
  const far: Made = {
    answer: {
      invite: 'secret',
      link: 'https://192.0.2.7:24816/join#secret',
      appLink: 'penholder://join/192.0.2.7:24816#secret',
    },
    key: 'room',
    delegation: 'FRA',
  }

  it('[D19] one that was made before leads to where it is shared now', () => {
    expect(linksOf(local, SHARED)).toEqual({
      link: 'https://192.0.2.7:24816/join#secret',
      appLink: `penholder://join/192.0.2.7:24816?fp=${SHARED.fingerprint}#secret`,
      care: null,
    })
    expect(linksOf(far, SHARED).link).toBe('https://192.0.2.7:24816/join#secret.room')
  })

  it('[D19] one that nobody else can use, or not at present, says so', () => {
    expect(linksOf(local, OWN)).toEqual({
      link: local.answer.link,
      appLink: null,
      care: 'linkOnlyHere',
    })
    expect(linksOf(far, { kind: 'returning' })).toEqual({
      link: 'https://192.0.2.7:24816/join#secret.room',
      appLink: 'penholder://join/192.0.2.7:24816#secret.room',
      care: 'linkNotNow',
    })
  })

  it('[D19] where the window has no say in it, they are the relay’s', () => {
    expect(linksOf(local, null)).toMatchObject({ link: local.answer.link, care: null })
    const bare = { ...local, answer: { ...local.answer, link: null } }
    expect(linksOf(bare, null).link).toBe('secret')
  })

  it('a fingerprint is shown as browsers show it', () => {
    expect(fingerprintAsShown('-_8A')).toBe('fbff 00')
  })
})
