import { app } from 'electron'
import * as v from 'valibot'
import { userFile } from '../memory/user-file.ts'
import type { Say } from '../messages.ts'
import { builtInFeed } from './feed.ts'
import { lookRegularly } from './look-regularly.ts'
import { UpdateDesk, type UpdateFault, type Updater } from './update-desk.ts'
import { mayUpdate, policyFile } from './update-policy.ts'
import { updateTalk } from './update-talk.ts'

const Seen = v.object({ newest: v.nullable(v.string()) })

type Around = {
  /** Keeps the newest version that a feed has told. */
  readonly file: string
  readonly say: Say
  isSilence(): boolean
  note(fault: UpdateFault): void
}

/** Looks for updates from now on, where the app may; the desk takes the command of the menu. */
export async function updating({ file, say, isSilence, note }: Around): Promise<UpdateDesk> {
  const updater = await updaterHere()
  const kept = userFile(file, Seen, { newest: null })
  const desk = new UpdateDesk({
    current: app.getVersion(),
    updater,
    talk: updateTalk(app.getVersion(), say),
    isSilence,
    seen: {
      read: async () => (await kept.read()).newest,
      keep: (newest) => kept.write({ newest }),
    },
    note,
  })
  if (updater !== null) lookRegularly(() => desk.look(false))
  return desk
}

/** Null from a checkout, in a build without a feed, and where the machine's policy says so. */
async function updaterHere(): Promise<Updater | null> {
  const feed = builtInFeed()
  if (!app.isPackaged || feed === null) return null
  if (!(await mayUpdate(policyFile(process.platform, process.env.ProgramData)))) return null
  // A large part that nobody else needs.
  const { electronUpdater } = await import('./electron-updater.ts')
  return electronUpdater(feed)
}
