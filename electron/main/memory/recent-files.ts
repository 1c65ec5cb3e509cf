import { access } from 'node:fs/promises'
import * as v from 'valibot'
import { ListedMembers } from '../../../shared/protocol/start-window.ts'
import { userFile } from './user-file.ts'

const MAX_RECENT = 10

const Entry = v.object({
  file: v.string(),
  /** UUID of the negotiation. */
  dossier: v.string(),
  topic: v.string(),
  members: ListedMembers,
  /** Milliseconds since 1970. */
  openedAt: v.number(),
})
export type RecentEntry = v.InferOutput<typeof Entry>

export type RecentFiles = {
  /** Newest first; what is no longer there is listed, too. */
  list(): Promise<readonly RecentEntry[]>
  /** The file that was opened last, and whether it is still there; null if nothing was. */
  latest(): Promise<{ readonly file: string; readonly isThere: boolean } | null>
  add(entry: RecentEntry): Promise<void>
  forget(file: string): Promise<void>
  /** Calls the listener after each change; returns the way to stop. */
  listen(listener: () => void): () => void
}

/** What was opened before, as kept in `listFile`; the system, which has a list of its own, is told as well. */
export function recentFiles(listFile: string, tellSystem: (file: string) => void): RecentFiles {
  const kept = userFile<readonly RecentEntry[]>(listFile, v.array(Entry), [])
  const listeners = new Set<() => void>()
  const change = async (to: (all: readonly RecentEntry[]) => readonly RecentEntry[]) => {
    await kept.change(to)
    for (const listener of listeners) listener()
  }
  return {
    list: kept.read,
    latest: async () => {
      const [last] = await kept.read()
      return last ? { file: last.file, isThere: await exists(last.file) } : null
    },
    add: async (entry) => {
      tellSystem(entry.file)
      await change((all) =>
        [entry, ...all.filter(({ file }) => file !== entry.file)].slice(0, MAX_RECENT),
      )
    },
    forget: (gone) => change((all) => all.filter(({ file }) => file !== gone)),
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Whether something is at that place now. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
