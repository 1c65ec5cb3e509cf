import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

// The copy of the text on this machine, one for each lease: what was written offline survives closing the window.

export type LocalCopy = {
  /** Resolves when the document holds what was kept; false if this browser keeps nothing. */
  readonly loaded: Promise<boolean>
  /** Resolves when everything that was written until now is on this machine, also if the window were killed. */
  settled(): Promise<void>
  close(): Promise<void>
  /** Closes and forgets. */
  forget(): Promise<void>
}

export type OpenLocalCopy = (name: string, doc: Y.Doc) => LocalCopy

export function copyName(dossier: string, room: string, proposing: number): string {
  return `penholder/${dossier}/${room}/${proposing}`
}

/** A copy in IndexedDB; where that is forbidden (private windows) the text lives in the window alone. */
export const openIndexedCopy: OpenLocalCopy = (name, doc) => {
  const opened = canOpen(name).then((can) => (can ? new IndexeddbPersistence(name, doc) : null))
  return {
    loaded: opened.then(async (copy) => {
      await copy?.whenSynced
      return copy !== null
    }),
    settled: async () => {
      const copy = await opened
      // One that was closed meanwhile is written no more.
      if (copy?.db) await allWritten(copy.db).catch(() => undefined)
    },
    close: async () => {
      await (await opened)?.destroy()
    },
    forget: async () => {
      await (await opened)?.clearData()
    },
  }
}

// A transaction that reads begins when those before it that write in the same store are over.
function allWritten(db: IDBDatabase): Promise<void> {
  return new Promise((resolve) => {
    const reading = db.transaction('updates', 'readonly')
    reading.oncomplete = () => resolve()
    reading.onabort = () => resolve()
    reading.objectStore('updates').count()
  })
}

// y-indexeddb never settles where IndexedDB refuses, so it is asked only where IndexedDB has agreed.
function canOpen(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(false)
    const request = indexedDB.open(`${name}?`)
    request.onerror = () => resolve(false)
    request.onsuccess = () => {
      request.result.close()
      indexedDB.deleteDatabase(`${name}?`)
      resolve(true)
    }
  })
}
