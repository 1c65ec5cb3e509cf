import { access } from 'node:fs/promises'
import { app } from 'electron'
import * as v from 'valibot'
import { userFile } from './user-file.ts'

const MAX_RECENT = 10

export type RecentFiles = {
  /** The file that was opened last and is still there; null if there is none. */
  latest(): Promise<string | null>
  add(file: string): Promise<void>
}

/** What was opened before, as kept in `listFile`; the system's own list is told as well. */
export function recentFiles(listFile: string): RecentFiles {
  const list = userFile(listFile, v.array(v.string()), [])
  return {
    latest: async () => {
      for (const file of await list.read()) if (await exists(file)) return file
      return null
    },
    add: async (file) => {
      app.addRecentDocument(file)
      await list.change((all) => [file, ...all.filter((one) => one !== file)].slice(0, MAX_RECENT))
    },
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
