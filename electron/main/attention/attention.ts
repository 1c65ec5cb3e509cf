import type { BrowserWindow, WebContents } from 'electron'
import * as v from 'valibot'
import { called } from '../../../shared/messages/called.ts'
import type { Locale } from '../../../shared/messages/locales.ts'
import type { Alert, Attention } from '../../../shared/protocol/attention.ts'
import { userFile } from '../memory/user-file.ts'
import type { Say } from '../messages.ts'
import { attentionDesk } from './attention-desk.ts'

const Kept = v.object({ isQuiet: v.boolean() })

/** What the system shows, and what is done with it; the click is what it is for. */
type Notice = {
  on(event: 'click' | 'close', listener: () => void): unknown
  show(): void
}

/** What is used of Electron, and of the windows. */
export type AttentionSystem = {
  readonly app: { getName(): string; setBadgeCount(count: number): unknown }
  readonly Notification: {
    isSupported(): boolean
    new (options: { title: string; body: string }): Notice
  }
  /** Null if it is gone. */
  windowOf(page: WebContents): BrowserWindow | null
  present(window: BrowserWindow): void
  /** What the page shows, for the windows on one negotiation to count and tell once. */
  negotiationOf(page: WebContents): unknown
}

export type Attending = {
  take(page: WebContents, attention: Attention): void
  /** Whether a silence runs in any of the windows. */
  isSilence(): boolean
  /** Whether the user has asked to be left alone; kept from one start to the next. */
  isQuiet(): boolean
  beQuiet(isQuiet: boolean): Promise<void>
}

/** Notifications and badge of the app; what is kept is in `file`. */
export async function attending(
  file: string,
  locale: () => Locale,
  say: Say,
  system: AttentionSystem,
): Promise<Attending> {
  const kept = userFile(file, Kept, { isQuiet: false })
  let { isQuiet } = await kept.read()
  const desk = attentionDesk<WebContents>({
    isQuiet: () => isQuiet,
    negotiationOf: system.negotiationOf,
    isWatched: (page) => system.windowOf(page)?.isFocused() ?? false,
    tell: notifier(system, (alert) => sentenceOf(alert, locale(), say)),
    showBadge: (count) => system.app.setBadgeCount(count),
  })
  const known = new WeakSet<WebContents>()
  return {
    take: (page, attention) => {
      if (!known.has(page)) page.once('destroyed', () => desk.forget(page))
      known.add(page)
      desk.take(page, attention)
    },
    isSilence: desk.isSilence,
    isQuiet: () => isQuiet,
    beQuiet: async (wish) => {
      isQuiet = wish
      await kept.write({ isQuiet })
    },
  }
}

function sentenceOf(alert: Alert, locale: Locale, say: Say): string {
  switch (alert.kind) {
    case 'mention':
      return say('alertMention', { name: called(alert.by, locale) })
    case 'silence':
      return say('alertSilence', { time: minutesIn(alert.minutes, locale) })
    case 'silenceOver':
      return say('alertSilenceOver')
  }
}

function minutesIn(minutes: number, locale: Locale): string {
  const form = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const
  return new Intl.NumberFormat(locale, form).format(minutes)
}

/** Shows an alert, and brings the window forward when it is clicked; does nothing where the system shows none. */
function notifier(
  { app, Notification, windowOf, present }: AttentionSystem,
  sentence: (alert: Alert) => string,
): (page: WebContents, alert: Alert) => void {
  // One that nobody holds any more is collected, and its click with it.
  const shown = new Set<Notice>()
  return (page, alert) => {
    if (!Notification.isSupported()) return
    const notice = new Notification({ title: app.getName(), body: sentence(alert) })
    shown.add(notice)
    notice.on('close', () => shown.delete(notice))
    notice.on('click', () => {
      shown.delete(notice)
      const window = windowOf(page)
      if (window !== null) present(window)
    })
    notice.show()
  }
}
