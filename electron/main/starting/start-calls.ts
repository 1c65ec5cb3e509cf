import path from 'node:path'
import type { WebContents } from 'electron'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import type { IpcError } from '../../../shared/protocol/ipc.ts'
import type {
  BeginOutcome,
  DraftPlan,
  RecentDossier,
  START_CALLS,
} from '../../../shared/protocol/start-window.ts'
import type { Handlers } from '../calls/answer-calls.ts'
import type { Files } from '../dossiers/files.ts'
import type { Guest, GuestPlaces } from '../memory/guest-places.ts'
import type { KeptSeats } from '../memory/kept-seats.ts'
import { exists, type RecentEntry, type RecentFiles } from '../memory/recent-files.ts'
import { keyOf } from '../sharing/remote-relay.ts'
import type { Beginning } from './begin-dossier.ts'

export type StartSurroundings = {
  /** Whether a page is the start window's: nobody else is answered. */
  isStart(sender: WebContents): boolean
  readonly files: Pick<Files, 'open' | 'openSample'>
  readonly recent: RecentFiles
  readonly guests: Pick<GuestPlaces, 'list' | 'find' | 'forget'>
  /** Opens a window on a relay where this machine has been before. */
  visit(guest: Guest): Promise<boolean>
  readonly seats: KeptSeats
  join(link: string): Promise<boolean>
  /** Asks for the file of a note; null if the user thought better of it. */
  askForNote(sender: WebContents): Promise<string | null>
  begin(sender: WebContents, beginning: Beginning): Promise<BeginOutcome>
  beginFromDraft(sender: WebContents, draft: string, plan: DraftPlan): Promise<BeginOutcome>
}

type StartHandlers = Pick<Handlers, keyof typeof START_CALLS>

/** What each call of the start window does. */
export function startCalls(around: StartSurroundings): StartHandlers {
  const { isStart, files, recent, guests, seats, join } = around
  /** The note that was chosen: the page knows its name, not its place. */
  const notes = new WeakMap<WebContents, string>()
  const only = async <T>(sender: WebContents, act: () => Promise<T>): Promise<Answer<T>> =>
    isStart(sender) ? ok(await act()) : fail('badSender')
  const isListed = async (file: string) => (await recent.list()).some((one) => one.file === file)
  return {
    recent: (_nothing, sender) =>
      only(sender, async () => {
        const own = await Promise.all((await recent.list()).map((one) => seen(one, seats)))
        const all = [...own, ...(await guests.list()).map(seenElsewhere)]
        return all.sort((one, other) => other.openedAt - one.openedAt)
      }),
    openRecent: ({ file }, sender) =>
      only(sender, async () => {
        const guest = await guests.find(file)
        return guest ? around.visit(guest) : (await isListed(file)) && files.open(file)
      }),
    forgetRecent: ({ file }, sender) =>
      only(sender, async () => {
        await recent.forget(file)
        await guests.forget(file)
        return null
      }),
    openSample: (_nothing, sender) => only(sender, files.openSample),
    chooseNote: (_nothing, sender) =>
      only(sender, async () => {
        const note = await around.askForNote(sender)
        if (note === null) return null
        notes.set(sender, note)
        return { name: path.basename(note) }
      }),
    beginDossier: async ({ lang, penholder }, sender) => {
      const note = notes.get(sender)
      if (isStart(sender) && note === undefined) return fail('badArgument')
      const named = penholder === null ? null : parseDelegationCode(penholder)
      const beginning = { note: note ?? '', lang, penholder: named }
      return only(sender, () => around.begin(sender, beginning))
    },
    beginFromDraft: ({ draft, plan }, sender) =>
      only(sender, () => around.beginFromDraft(sender, draft, plan)),
    joinByLink: ({ link }, sender) => only(sender, () => join(link)),
  }
}

type Answer<T> = Result<T, IpcError>

async function seen(entry: RecentEntry, seats: KeptSeats): Promise<RecentDossier> {
  const { file, topic, members, openedAt, dossier } = entry
  return {
    file,
    topic,
    members,
    openedAt,
    name: path.basename(file, '.penholder'),
    folder: path.dirname(file),
    relay: null,
    seat: await seats.find(dossier),
    isThere: await exists(file),
  }
}

/** Whether the relay answers is for the window to find out: asking all of them would take its time. */
function seenElsewhere(guest: Guest): RecentDossier {
  const { host, port, topic, members, openedAt, seat } = guest
  const relay = `${host}:${port}`
  const place = { file: keyOf(guest), name: relay, folder: '', relay, isThere: true }
  return { ...place, topic, members, openedAt, seat }
}
