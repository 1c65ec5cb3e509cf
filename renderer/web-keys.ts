import type { KeyShelf } from './session/sealed/kept-keys.ts'

const KEPT = 'penholder.keys'

/**
 * Keys in the storage of this origin, as far as the browser allows: where it forbids storage (some private windows), or
 * has no room left, they are kept until the window is closed.
 */
export function webKeys(storage: () => Storage): KeyShelf {
  const inWindow = new Map<string, string>()
  return {
    find: async (dossier, name) => {
      const at = keyOf(dossier, name)
      return inWindow.get(at) ?? attempt(() => storage().getItem(at))
    },
    keep: async (dossier, name, key) => {
      const at = keyOf(dossier, name)
      inWindow.set(at, key)
      const isLasting = attempt(() => {
        storage().setItem(at, key)
        return true
      })
      // What is on disk is read first from now on: another window may change it.
      if (isLasting) inWindow.delete(at)
      return isLasting === true
    },
  }
}

function keyOf(dossier: string, name: string): string {
  return `${KEPT}/${dossier}/${name}`
}

function attempt<T>(action: () => T): T | null {
  try {
    return action()
  } catch {
    return null
  }
}
