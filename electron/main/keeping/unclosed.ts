import * as v from 'valibot'
import { userFile } from '../memory/user-file.ts'

// Which files are open, for the next start to know that this one ended without closing them ([D25]).

export type Unclosed = {
  /** The file is open from now on; whether it was left open by a start before. */
  open(file: string): Promise<boolean>
  /** It was closed as it should be. */
  close(file: string): Promise<void>
}

/** The list kept in `listFile`. */
export function unclosedFiles(listFile: string): Unclosed {
  const kept = userFile<readonly string[]>(listFile, v.array(v.string()), [])
  return {
    open: async (file) => {
      const wasOpen = (await kept.read()).includes(file)
      await kept.change((all) => [...all.filter((one) => one !== file), file])
      return wasOpen
    },
    close: (file) => kept.change((all) => all.filter((one) => one !== file)),
  }
}
