import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import {
  answerCalls,
  type Channels,
  type Handlers,
} from '../../electron/main/calls/answer-calls.ts'
import { type AskingFrame, isOwnPage } from '../../electron/main/calls/own-page.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { CALLS, channelOf } from '../../shared/protocol/ipc.ts'

const OWN = 'app://penholder/index.html?guest#a'
const at = (url: string, parent: object | null = null): AskingFrame => ({ url, parent })

const OWN_PAGES = [OWN, 'app://penholder/', 'app://penholder']
const STRANGERS: readonly (readonly [what: string, frame: AskingFrame])[] = [
  ['a page that has gone', null],
  ['a frame within our page, of our own address', at('app://penholder/', { url: OWN })],
  ['a frame within another page', at('app://penholder/', { url: 'https://example.org/' })],
  ...[
    // Where a window is after a navigation that nothing has stopped.
    'https://example.org/',
    'http://127.0.0.1:4000/',
    'file:///app/index.html',
    'about:blank',
    'about:srcdoc',
    'data:text/html,<script>penholder.start({})</script>',
    'blob:app://penholder/8e5a',
    'app://penholder.evil/',
    'app://penholder:80@x/',
    'app://penholder@evil/',
    'app://penholder:4000/',
    'app://elsewhere/?app://penholder/',
    'https://penholder/',
    '',
  ].map((url) => [url, at(url)] as const),
]

describe('whose page it is', () => {
  it.each(OWN_PAGES)('[D2] %s is our own', (url) => {
    expect(isOwnPage(at(url))).toBe(true)
  })

  it.each(STRANGERS)('[D2] %s is not', (_what, frame) => {
    expect(isOwnPage(frame)).toBe(false)
  })
})

/** As they are named on the wire. */
const CHANNELS = Object.keys(CALLS).map((name) => `penholder:${name}`)

/** A page that came to speak, and the main process that hears it. */
function hearing(special: Partial<Handlers> = {}) {
  const channels = new Map<string, Parameters<Channels['handle']>[1]>()
  const did: string[] = []
  const wrong: unknown[] = []
  const done = (name: string) => async () => {
    did.push(name)
    return fail('failed' as const)
  }
  const handlers: Handlers = {
    start: done('start'),
    keepSession: done('keepSession'),
    findKey: done('findKey'),
    keepKey: done('keepKey'),
    saveExport: done('saveExport'),
    openFile: done('openFile'),
    openDropped: done('openDropped'),
    tellDossier: done('tellDossier'),
    tellAsker: done('tellAsker'),
    speak: done('speak'),
    attend: done('attend'),
    noteFault: done('noteFault'),
    sharing: done('sharing'),
    share: done('share'),
    stopSharing: done('stopSharing'),
    recent: done('recent'),
    openRecent: done('openRecent'),
    forgetRecent: done('forgetRecent'),
    openSample: done('openSample'),
    chooseNote: done('chooseNote'),
    beginDossier: done('beginDossier'),
    beginFromDraft: done('beginFromDraft'),
    joinByLink: done('joinByLink'),
    ...special,
  }
  answerCalls({ handle: (name, listener) => channels.set(name, listener) }, handlers, (error) =>
    wrong.push(error),
  )
  const sender = { id: 7 } as WebContents
  const ask = (channel: string, raw: unknown, frame = at(OWN)) =>
    channels.get(channel)?.({ senderFrame: frame, sender }, raw)
  return { channels, ask, did, wrong, sender }
}

describe('answering calls', () => {
  it('[D2] the channels are those of the protocol, each its own', async () => {
    const { channels, ask, did } = hearing()
    expect([...channels.keys()].toSorted()).toEqual(CHANNELS.toSorted())
    await ask(channelOf('openSample'), {})
    await ask(channelOf('joinByLink'), { link: 'penholder://join/a:1#b' })
    expect(did).toEqual(['openSample', 'joinByLink'])
  })

  it.each(STRANGERS)('[D2] no call is answered to %s', async (_what, frame) => {
    const { channels, ask, did } = hearing()
    // What is asked is in order for calls that take nothing: it is the sender that is refused.
    const answers = await Promise.all([...channels.keys()].map((name) => ask(name, {}, frame)))
    expect(answers).toEqual([...channels.keys()].map(() => fail('badSender')))
    expect(did).toEqual([])
  })

  it('[D2] an argument that the protocol does not admit reaches no handler, whatever the call', async () => {
    const { channels, ask, did } = hearing()
    for (const raw of [undefined, null, 7, 'x', [7], { unforeseen: true }]) {
      const answers = await Promise.all([...channels.keys()].map((name) => ask(name, raw)))
      expect(answers).toEqual([...channels.keys()].map(() => fail('badArgument')))
    }
    expect(did).toEqual([])
  })

  it('[D2] a handler is given the argument as parsed, and the page that asked', async () => {
    const taken: unknown[] = []
    const { ask, sender } = hearing({
      openDropped: async (argument, from) => {
        taken.push(argument, from)
        return ok(null)
      },
    })
    const dropped = { path: '/work/Mine.penholder' }
    expect(await ask(channelOf('openDropped'), dropped)).toEqual(ok(null))
    expect(taken).toEqual([dropped, sender])
    expect(taken[1]).toBe(sender)
  })

  it('[D2] [D28] what goes wrong in a handler is told to ourselves, and answered without a word of it', async () => {
    const error = new Error('ENOENT: /home/someone/Secret draft.penholder')
    const { ask, wrong } = hearing({
      openSample: () => Promise.reject(error),
      recent: () => {
        throw error
      },
    })
    expect(await ask(channelOf('openSample'), {})).toEqual(fail('failed'))
    expect(await ask(channelOf('recent'), {})).toEqual(fail('failed'))
    expect(wrong).toEqual([error, error])
  })

  it('[D2] a frame that goes while it is asked about gets an answer too', async () => {
    const { ask, did, wrong } = hearing()
    const gone = {
      get url(): string {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed')
      },
      parent: null,
    }
    expect(await ask(channelOf('openSample'), {}, gone)).toEqual(fail('failed'))
    expect(did).toEqual([])
    expect(wrong).toHaveLength(1)
  })
})
