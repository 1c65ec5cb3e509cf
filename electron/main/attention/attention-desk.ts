import type { Alert, Attention } from '../../../shared/protocol/attention.ts'

// Who is to be told what, and what the badge says ([D29]). The system's own “do not disturb” is the system's affair; this
// one is for Penholder alone.

export type Outside<Page> = {
  /** Whether the user has asked to be left alone. */
  isQuiet(): boolean
  /** Whether the user is looking at the page already. */
  isWatched(page: Page): boolean
  tell(page: Page, alert: Alert): void
  showBadge(count: number): void
}

export type AttentionDesk<Page> = {
  take(page: Page, attention: Attention): void
  /** Whether a silence runs in any of the windows. */
  isSilence(): boolean
  /** The page is gone: what was unread there is no more. */
  forget(page: Page): void
}

/** Counts over all pages; tells where nobody is looking and nobody has asked for quiet. */
export function attentionDesk<Page>(outside: Outside<Page>): AttentionDesk<Page> {
  const unread = new Map<Page, number>()
  const silent = new Set<Page>()
  const count = (): void =>
    outside.showBadge([...unread.values()].reduce((sum, one) => sum + one, 0))
  return {
    take: (page, attention) => {
      unread.set(page, attention.unread)
      if (attention.isSilence) silent.add(page)
      else silent.delete(page)
      count()
      if (attention.alert === null || outside.isQuiet() || outside.isWatched(page)) return
      outside.tell(page, attention.alert)
    },
    isSilence: () => silent.size > 0,
    forget: (page) => {
      silent.delete(page)
      unread.delete(page)
      count()
    },
  }
}
