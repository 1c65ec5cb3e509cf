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
  /** Whether it is open, or was when the app ended. */
  isOpen: v.optional(v.boolean(), false),
})
export type RecentEntry = v.InferOutput<typeof Entry>

type LeftOpen = { readonly file: string; readonly isThere: boolean }

export type RecentFiles = {
  /** Newest first; what is no longer there is listed, too. */
  list(): Promise<readonly RecentEntry[]>
  /** What was open when the app ended, or else the file that was opened last, and whether it is still there ([D10]). */
  leftOpen(): Promise<readonly LeftOpen[]>
  /** It is open from now on. */
  add(entry: Omit<RecentEntry, 'isOpen'>): Promise<void>
  /** Of those that are listed, these are open, and no others. */
  areOpen(files: readonly string[]): Promise<void>
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
    leftOpen: async () => {
      const all = await kept.read()
      const open = all.filter(({ isOpen }) => isOpen)
      const left = open.length > 0 ? open : all.slice(0, 1)
      return Promise.all(left.map(async ({ file }) => ({ file, isThere: await exists(file) })))
    },
    add: async (entry) => {
      tellSystem(entry.file)
      await change((all) =>
        [{ ...entry, isOpen: true }, ...all.filter(({ file }) => file !== entry.file)].slice(
          0,
          MAX_RECENT,
        ),
      )
    },
    areOpen: (files) =>
      change((all) => all.map((one) => ({ ...one, isOpen: files.includes(one.file) }))),
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
