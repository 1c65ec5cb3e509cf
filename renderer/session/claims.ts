import { type Clock, SYSTEM_CLOCK } from './clock.ts'

// A lease is used by one running document at a time: two that write under the same client id would write
// different characters under the same name. Windows of one browser agree on that here.

/** Gives up a claim. */
export type Release = () => void

export type Claims = {
  /** Claims a name for this window; null if another window has it and keeps it for so many milliseconds. */
  claim(name: string, waitMs: number): Promise<Release | null>
}

/** Web Locks where the browser has them, else questions and answers between the windows. */
export function browserClaims(): Claims {
  return 'locks' in navigator && navigator.locks ? lockClaims(navigator.locks) : channelClaims()
}

/** The lock ends with the window, however it ends. */
function lockClaims(locks: LockManager): Claims {
  return {
    claim: (name, waitMs) =>
      new Promise((resolve) => {
        const holding = (lock: Lock | null): Promise<void> | undefined => {
          if (lock) return new Promise((release) => resolve(() => release()))
          resolve(null)
          return undefined
        }
        const request =
          waitMs > 0
            ? locks.request(name, { signal: AbortSignal.timeout(waitMs) }, holding)
            : locks.request(name, { ifAvailable: true }, holding)
        request.catch(() => resolve(null))
      }),
  }
}

const ANSWER_WITHIN_MS = 200

type Said = { readonly kind: 'claim' | 'held'; readonly name: string; readonly by: number }

/**
 * For pages that are not a secure context and so have no locks (a relay in the room, reached by its address).
 * Whoever holds a name says so when asked; of two that ask at once, the lower number wins.
 */
export function channelClaims(
  clock: Clock = SYSTEM_CLOCK,
  open: () => BroadcastChannel = () => new BroadcastChannel('penholder.claims'),
): Claims {
  const held = new Set<string>()
  const asking = new Map<string, () => void>()
  const me = clock.random()
  const channel = open()
  const say = (kind: Said['kind'], name: string): void =>
    channel.postMessage({ kind, name, by: me })
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    const isOurs = held.has(data.name) || (asking.has(data.name) && me < data.by)
    if (data.kind === 'claim' && isOurs) say('held', data.name)
    if (data.kind === 'held') asking.get(data.name)?.()
  }
  const askOnce = (name: string): Promise<Release | null> =>
    new Promise((resolve) => {
      const stop = clock.after(ANSWER_WITHIN_MS, () => {
        asking.delete(name)
        held.add(name)
        resolve(() => held.delete(name))
      })
      asking.set(name, () => {
        stop()
        asking.delete(name)
        resolve(null)
      })
      say('claim', name)
    })
  return {
    claim: async (name, waitMs) => {
      if (held.has(name) || asking.has(name)) return null
      const until = clock.now() + waitMs
      for (;;) {
        const release = await askOnce(name)
        if (release || clock.now() >= until) return release
      }
    },
  }
}

/** Claims among documents of one process, for tests. */
export function memoryClaims(held = new Set<string>()): Claims {
  return {
    claim: async (name) => {
      if (held.has(name)) return null
      held.add(name)
      return () => held.delete(name)
    },
  }
}
