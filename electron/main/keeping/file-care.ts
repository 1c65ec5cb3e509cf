import type { OpenDossier } from '../dossiers/open-dossier.ts'
import { watchPlace } from './place-watch.ts'
import type { RemedyKit } from './remedy.ts'
import { offerAfterCrash, tellPlace } from './rescue.ts'
import type { Unclosed } from './unclosed.ts'

// What goes on beside an open file: whether it was closed, and whether it is still where it was.

export type FileCare = {
  opened(open: OpenDossier): void
  /** To be called when the relay has let go of the file. */
  closed(open: OpenDossier): Promise<void>
}

/** Looks after open files; `openInstead` opens what the user has had rescued. */
export function fileCare(
  unclosed: Unclosed,
  kit: RemedyKit,
  openInstead: (file: string) => Promise<unknown>,
): FileCare {
  const watches = new Map<OpenDossier, () => void>()
  return {
    opened: (open) => {
      const onChange = (place: Parameters<typeof tellPlace>[1]) =>
        void tellPlace(open, place, kit.say).catch(console.error)
      watches.set(open, watchPlace(open.file, { onChange }))
      const ask = async (): Promise<void> => {
        if (!(await unclosed.open(open.file))) return
        const rescued = await offerAfterCrash(open, kit)
        if (rescued !== null) await openInstead(rescued)
      }
      ask().catch(console.error)
    },
    closed: async (open) => {
      watches.get(open)?.()
      watches.delete(open)
      await unclosed.close(open.file)
    },
  }
}
