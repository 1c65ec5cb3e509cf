import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserWindow, WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AttentionSystem, attending } from '../../electron/main/attention/attention.ts'
import { sayIn } from '../../electron/main/messages.ts'
import type { Alert, Attention } from '../../shared/protocol/attention.ts'

// What the desk decides (attention.test.ts), as the system shows it.

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-attention-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const CALL: Alert = { kind: 'mention', by: 'FRA' }
const news = (alert: Alert | null, unread = 1): Attention => ({ unread, alert, isSilence: false })

/** A page, and whether somebody looks at its window; its end is told by `go`. */
class Page {
  isFocused = false
  isGone = false
  #end: () => void = () => undefined
  readonly window = { isFocused: () => this.isFocused } as BrowserWindow
  readonly contents = {
    once: (_destroyed: string, listener: () => void) => {
      this.#end = listener
    },
  } as unknown as WebContents

  go(): void {
    this.isGone = true
    this.#end()
  }
}

class Shown {
  static isSupported = () => true
  static all: Shown[] = []
  readonly listeners = new Map<string, () => void>()
  isShown = false
  readonly title: string
  readonly body: string

  constructor({ title, body }: { title: string; body: string }) {
    this.title = title
    this.body = body
    Shown.all.push(this)
  }

  on(event: string, listener: () => void): void {
    this.listeners.set(event, listener)
  }

  show(): void {
    this.isShown = true
  }

  click(): void {
    this.listeners.get('click')?.()
  }
}

async function start(locale: 'en' | 'zh' = 'en') {
  Shown.all = []
  Shown.isSupported = () => true
  const page = new Page()
  const did: unknown[] = []
  const system: AttentionSystem = {
    app: { getName: () => 'Penholder', setBadgeCount: (count) => did.push(count) },
    Notification: Shown,
    windowOf: (asked) => (asked === page.contents && !page.isGone ? page.window : null),
    present: (window) => did.push(window),
    negotiationOf: (asked) => asked,
  }
  const file = path.join(folder, 'attention.json')
  const again = () => attending(file, () => locale, sayIn(locale), system)
  return { page, did, attention: await again(), again }
}

describe('notifications of the system', () => {
  it('[D29] say who calls, and a click brings the window forward', async () => {
    const { page, did, attention } = await start()
    attention.take(page.contents, news(CALL))
    expect(Shown.all).toHaveLength(1)
    expect(Shown.all[0]).toMatchObject({ title: 'Penholder', isShown: true })
    expect(Shown.all[0]?.body).toContain('France')
    expect(did).toEqual([1])
    Shown.all[0]?.click()
    expect(did).toEqual([1, page.window])
  })

  it('[D29] say how long a silence lasts, in the language of the app', async () => {
    const { page, attention } = await start('zh')
    attention.take(page.contents, news({ kind: 'silence', minutes: 10 }))
    attention.take(page.contents, news(CALL))
    expect(Shown.all[0]?.body).toContain('10')
    expect(Shown.all[1]?.body).toContain('法国')
  })

  it('[D29] are not made where the system has none; the badge counts all the same', async () => {
    const { page, did, attention } = await start()
    Shown.isSupported = () => false
    attention.take(page.contents, news(CALL, 3))
    expect(Shown.all).toEqual([])
    expect(did).toEqual([3])
  })

  it('[D29] are not made where somebody looks, nor where there is nothing to tell', async () => {
    const { page, attention } = await start()
    attention.take(page.contents, news(null))
    page.isFocused = true
    attention.take(page.contents, news(CALL))
    expect(Shown.all).toEqual([])
  })

  it('[D29] of a window that is gone lead nowhere, and its comments are counted no more', async () => {
    const { page, did, attention } = await start()
    attention.take(page.contents, news(CALL, 2))
    page.go()
    expect(did).toEqual([2, 0])
    Shown.all[0]?.click()
    expect(did).toEqual([2, 0])
  })

  it('[D29] are silenced until that is taken back, also over a new start', async () => {
    const { page, attention, again } = await start()
    await attention.beQuiet(true)
    attention.take(page.contents, news(CALL))
    const next = await again()
    expect(next.isQuiet()).toBe(true)
    next.take(page.contents, news(CALL))
    expect(Shown.all).toEqual([])
    await next.beQuiet(false)
    next.take(page.contents, news(CALL))
    expect(Shown.all).toHaveLength(1)
    expect((await again()).isQuiet()).toBe(false)
  })
})
