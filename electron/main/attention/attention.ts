import { app, BrowserWindow, Notification, type WebContents } from 'electron'
import * as v from 'valibot'
import { called } from '../../../shared/messages/called.ts'
import type { Locale } from '../../../shared/messages/locales.ts'
import type { Alert, Attention } from '../../../shared/protocol/attention.ts'
import { userFile } from '../memory/user-file.ts'
import type { Say } from '../messages.ts'
import { present } from '../windows/window.ts'
import { attentionDesk } from './attention-desk.ts'

const Kept = v.object({ isQuiet: v.boolean() })

export type Attending = {
  take(page: WebContents, attention: Attention): void
  /** Whether a silence runs in any of the windows. */
  isSilence(): boolean
  /** Whether the user has asked to be left alone; kept from one start to the next. */
  isQuiet(): boolean
  beQuiet(isQuiet: boolean): Promise<void>
}

/** Notifications and badge of the app; what is kept is in `file`. */
export async function attending(file: string, locale: Locale, say: Say): Promise<Attending> {
  const kept = userFile(file, Kept, { isQuiet: false })
  let { isQuiet } = await kept.read()
  const desk = attentionDesk<WebContents>({
    isQuiet: () => isQuiet,
    isWatched: (page) => BrowserWindow.fromWebContents(page)?.isFocused() ?? false,
    tell: (page, alert) => notify(page, sentenceOf(alert, locale, say)),
    showBadge: (count) => app.setBadgeCount(count),
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

function notify(page: WebContents, body: string): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title: app.getName(), body })
  notification.on('click', () => {
    const window = BrowserWindow.fromWebContents(page)
    if (window) present(window)
  })
  notification.show()
}
