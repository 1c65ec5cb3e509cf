// @vitest-environment happy-dom

import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeArrival } from '../../renderer/arrival.ts'
import { type Platform, surroundings } from '../../renderer/platform.ts'
import { ok } from '../../shared/base/result.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { JoinAnswer } from '../../shared/protocol/http.ts'
import {
  type Answer,
  type Argument,
  type AskedCall,
  type Bridge,
  CALLS,
  StartPoint,
} from '../../shared/protocol/ipc.ts'
import type { SharingNews, SharingState } from '../../shared/protocol/sharing.ts'

// What the window may rely on wherever it runs. The browser is happy-dom's; the desktop app is a main process of a few lines
// behind the calls of the protocol, which are parsed on their way as the real one parses them.

const INVITE = 'invite-of-France-1'
const SESSION = v.parse(JoinAnswer, {
  session: 's1',
  delegation: 'FRA',
  role: 'delegation',
  dossier: 'd-1',
})

/** What is told of sharing, by the one who listens. */
type Told = (news: unknown) => void

type Kept = {
  sessions: Map<string, JoinAnswer>
  keys: Map<string, string>
  power: Set<(event: unknown) => void>
}

/** Main, as far as one window sees it. */
function bridgeTo(kept: Kept): Bridge<File> {
  let told: Told = () => undefined
  const addresses = ['192.0.2.7']
  let state: SharingState = { kind: 'own', trouble: null }
  const become = (next: SharingState): void => {
    state = next
    told(structuredClone({ state, addresses }))
  }
  const answers: { [Name in AskedCall]?: (argument: never) => Answer<Name> } = {
    start: ({ fresh }: Argument<'start'>) => {
      if (fresh) kept.sessions.clear()
      const session = kept.sessions.get('d-1') ?? null
      const at = { http: 'http://127.0.0.1:4000', ws: 'ws://127.0.0.1:4000' }
      return { ...at, session, invite: session ? null : INVITE, fileName: 'Draft.penholder' }
    },
    keepSession: ({ session }: Argument<'keepSession'>) => {
      kept.sessions.set(session.dossier, session)
      return null
    },
    findKey: ({ dossier, name }: Argument<'findKey'>) =>
      kept.keys.get(`${dossier} ${name}`) ?? null,
    keepKey: ({ dossier, name, key }: Argument<'keepKey'>) => {
      kept.keys.set(`${dossier} ${name}`, key)
      return { isLasting: true }
    },
    saveExport: ({ name }: Argument<'saveExport'>) => ({ path: `/work/${name}` }),
    openFile: () => null,
    attend: () => null,
    tellDossier: () => null,
    tellAsker: () => null,
    speak: () => null,
    noteFault: () => null,
    sharing: () => ({ state, addresses }),
    share: ({ address }: Argument<'share'>) => {
      become({ kind: 'shared', address: `https://${address}:24816`, fingerprint: 'f' })
      return 'shared'
    },
    stopSharing: () => {
      become({ kind: 'own', trouble: null })
      return null
    },
  }
  const call =
    <Name extends AskedCall>(name: Name) =>
    async (argument: Argument<Name>): Promise<unknown> => {
      const parsed = v.parse(CALLS[name].argument, structuredClone(argument))
      return ok(Reflect.apply(answers[name] ?? (() => null), null, [parsed]))
    }
  return {
    start: call('start'),
    keepSession: call('keepSession'),
    findKey: call('findKey'),
    keepKey: call('keepKey'),
    saveExport: call('saveExport'),
    openFile: call('openFile'),
    attend: call('attend'),
    tellDossier: call('tellDossier'),
    tellAsker: call('tellAsker'),
    speak: call('speak'),
    noteFault: call('noteFault'),
    recent: call('recent'),
    openRecent: call('openRecent'),
    forgetRecent: call('forgetRecent'),
    openSample: call('openSample'),
    chooseNote: call('chooseNote'),
    beginDossier: call('beginDossier'),
    joinByLink: call('joinByLink'),
    sharing: call('sharing'),
    share: call('share'),
    stopSharing: call('stopSharing'),
    openDropped: async () => ok(null),
    beginFromDraft: async () => ok('open'),
    onMenu: () => () => undefined,
    onSharing: (listener) => {
      told = listener
      return () => {
        told = () => undefined
      }
    },
    onPower: (listener) => {
      kept.power.add(listener)
      return () => kept.power.delete(listener)
    },
  }
}

const MACHINES = {
  web: {
    begin: () => undefined,
    /** The window is opened anew by its link; what the machine keeps stays. */
    open: async (): Promise<Platform> => {
      sessionStorage.clear()
      location.hash = `#${INVITE}`
      takeArrival()
      return surroundings().platform
    },
    /** As much as a browser tells of it: the page that was put away is there again. */
    wake: () => {
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    },
  },
  desktop: (() => {
    let kept: Kept
    return {
      begin: () => {
        kept = { sessions: new Map(), keys: new Map(), power: new Set() }
      },
      open: async (): Promise<Platform> => {
        Reflect.set(window, 'penholder', bridgeTo(kept))
        return surroundings().platform
      },
      wake: () => {
        for (const tell of kept.power) tell('wake')
      },
    }
  })(),
} as const

describe.each(['web', 'desktop'] as const)('the platform, %s', (kind) => {
  const { begin, open, wake } = MACHINES[kind]
  beforeEach(() => {
    localStorage.clear()
    begin()
  })
  afterEach(() => {
    Reflect.deleteProperty(window, 'penholder')
    sessionStorage.clear()
  })

  it('says which it is', async () => {
    expect((await open()).kind).toBe(kind)
  })

  it('begins with an invitation and without a session, at an address that can be called', async () => {
    const start = await (await open()).start()
    expect(v.is(StartPoint, start)).toBe(true)
    expect(start).toMatchObject({ session: null, invite: INVITE })
    expect(start.http).toMatch(/^http.*[^/]$/)
    expect(start.ws).toBe(start.http.replace(/^http/, 'ws'))
  })

  it('comes back with the session that was kept, and needs no invitation', async () => {
    await (await open()).keepSession('d-1', SESSION)
    expect(await (await open()).start()).toMatchObject({ session: SESSION, invite: null })
  })

  it('keeps the session that was kept last', async () => {
    const platform = await open()
    await platform.keepSession('d-1', SESSION)
    await platform.keepSession('d-1', { ...SESSION, role: 'penholder' })
    expect((await (await open()).start()).session?.role).toBe('penholder')
  })

  it('forgets a session that the relay has refused, and invites anew', async () => {
    await (await open()).keepSession('d-1', SESSION)
    const again = await open()
    expect(await again.start({ fresh: true })).toMatchObject({ session: null, invite: INVITE })
    expect((await (await open()).start()).session).toBeNull()
  })

  it('keeps keys by negotiation and name, and says whether for good', async () => {
    const { keys } = await open()
    expect(await keys.find('d-1', 'private/FRA')).toBeNull()
    expect(await keys.keep('d-1', 'private/FRA', 'key')).toBe(true)
    expect(await keys.keep('d-1', 'private/FRA', 'next')).toBe(true)
    const again = (await open()).keys
    expect(await again.find('d-1', 'private/FRA')).toBe('next')
    expect(await again.find('d-2', 'private/FRA')).toBeNull()
    expect(await again.find('d-1', 'private/USA')).toBeNull()
  })

  it('says where an export has gone', async () => {
    const saved = await (await open()).saveExport('Draft.docx', new Uint8Array([1]))
    expect(saved?.path).toContain('Draft.docx')
  })

  it('takes no dropped file for a negotiation that is none', async () => {
    expect((await open()).openDropped(new File(['x'], 'Note.docx'))).toBe(false)
  })

  it('[D19] shares what it hosts and tells of it, or cannot and says so', async () => {
    const { sharing } = await open()
    if (sharing === null) return expect(kind).toBe('web')
    const told: SharingNews[] = []
    const stop = sharing.onChange((news) => told.push(news))
    const before = await sharing.now()
    expect(before?.state).toEqual({ kind: 'own', trouble: null })
    expect(await sharing.share(before?.addresses[0] ?? '')).toBe('shared')
    expect(told.map(({ state }) => state.kind)).toEqual(['shared'])
    expect((await sharing.now())?.state).toEqual(told[0]?.state)
    await sharing.stop()
    stop()
    await sharing.share('192.0.2.7')
    expect(told.map(({ state }) => state.kind)).toEqual(['shared', 'own'])
  })

  it('[D19] shares nothing that others host', async () => {
    const happyDOM = Reflect.get(window, 'happyDOM')
    const own = location.href
    happyDOM.setURL('https://penholder.app.invalid/?guest')
    expect((await open()).sharing).toBeNull()
    happyDOM.setURL(own)
  })

  it('[D35] hears that the machine woke, that the network changed and that it is looked at again, until it listens no more', async () => {
    const heard: string[] = []
    const stop = (await open()).onInterruption((what) => heard.push(what))
    const happen = (): void => {
      wake()
      window.dispatchEvent(new Event('offline'))
      window.dispatchEvent(new Event('online'))
      document.dispatchEvent(new Event('visibilitychange'))
      // The first showing of a page interrupts nothing.
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
    }
    happen()
    expect(heard).toEqual(['wake', 'network', 'network', 'return'])
    stop()
    happen()
    expect(heard).toHaveLength(4)
  })

  it('hears of no command once nobody listens, and of attention without an answer', async () => {
    const platform = await open()
    const stop = platform.onMenu(() => expect.unreachable())
    stop()
    expect(platform.attend({ unread: 1, alert: null, isSilence: false })).toBeUndefined()
    expect(platform.tellDossier('Mine action', ['FRA' as DelegationCode], 'fr')).toBeUndefined()
    const asker = { mayWrite: true, holdsPen: false, mayRemark: true, maySpeak: true }
    expect(platform.tellAsker(asker)).toBeUndefined()
  })
})

describe('the menu of the desktop app', () => {
  let choose: (command: unknown) => void = () => undefined
  const steps: string[] = []
  const heard: string[] = []
  beforeEach(async () => {
    const listeners: ((command: unknown) => void)[] = []
    const bridge = bridgeTo({ sessions: new Map(), keys: new Map(), power: new Set() })
    const onMenu = (listener: (command: unknown) => void) => {
      listeners.push(listener)
      return () => undefined
    }
    Reflect.set(window, 'penholder', { ...bridge, onMenu })
    // This document takes no steps by itself: it writes down which one it is asked for.
    Reflect.set(document, 'execCommand', (step: string) => steps.push(step) > 0)
    choose = (command) => {
      for (const listener of listeners) listener(command)
    }
    const { platform } = surroundings()
    platform.onMenu((command) => heard.push(command))
    steps.length = 0
    heard.length = 0
  })
  afterEach(() => {
    document.body.replaceChildren()
    Reflect.deleteProperty(window, 'penholder')
    Reflect.deleteProperty(document, 'execCommand')
  })

  const focus = (html: string): void => {
    document.body.innerHTML = html
    document.querySelector<HTMLElement>('body > *')?.focus()
  }

  it.each([['<textarea></textarea>'], ['<input>'], ['<input type="search">']])(
    '[D37] in %s a step back is the field’s, and the text of the statement keeps its words',
    (field) => {
      focus(field)
      choose('undo')
      choose('redo')
      expect(steps).toEqual(['undo', 'redo'])
      choose('viewBase')
      expect(heard).toEqual(['viewBase'])
    },
  )

  it.each([['<div contenteditable="true" tabindex="0"></div>'], ['<input type="checkbox">']])(
    '[D37] in %s it is the writer’s',
    (place) => {
      focus(place)
      choose('undo')
      expect(steps).toEqual([])
      expect(heard).toEqual(['undo'])
    },
  )
})
