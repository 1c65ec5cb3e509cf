import type { Alert, Attention } from '../../../shared/protocol/attention.ts'

// Who is to be told what, and what the badge says ([D29]). The system's own “do not disturb” is the system's affair; this
// one is for Penholder alone.

export type Outside<Page> = {
  /** What the page shows: several windows may show one negotiation ([D7]). */
  negotiationOf(page: Page): unknown
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

/**
 * Counts over all negotiations; tells where nobody is looking and nobody has asked for quiet. Of several windows on one
 * negotiation the oldest speaks for all.
 */
export function attentionDesk<Page>(outside: Outside<Page>): AttentionDesk<Page> {
  /** In the order in which the pages came. */
  const unread = new Map<Page, number>()
  const silent = new Set<Page>()
  const count = (): void => {
    const most = new Map<unknown, number>()
    for (const [page, here] of unread) {
      const negotiation = outside.negotiationOf(page)
      most.set(negotiation, Math.max(most.get(negotiation) ?? 0, here))
    }
    outside.showBadge([...most.values()].reduce((sum, one) => sum + one, 0))
  }
  const besides = (page: Page): readonly Page[] => {
    const negotiation = outside.negotiationOf(page)
    return [...unread.keys()].filter((one) => outside.negotiationOf(one) === negotiation)
  }
  return {
    take: (page, attention) => {
      unread.set(page, attention.unread)
      if (attention.isSilence) silent.add(page)
      else silent.delete(page)
      count()
      if (attention.alert === null || outside.isQuiet()) return
      const windows = besides(page)
      if (windows[0] !== page || windows.some(outside.isWatched)) return
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
