import path from 'node:path'
import type { WebContents } from 'electron'
import { fail, ok } from '../../../shared/base/result.ts'
import type { Attention } from '../../../shared/protocol/attention.ts'
import type { Fault } from '../../../shared/protocol/fault.ts'
import type { StartPoint } from '../../../shared/protocol/ipc.ts'
import type { SHARE_CALLS } from '../../../shared/protocol/sharing.ts'
import type { START_CALLS } from '../../../shared/protocol/start-window.ts'
import type { DossierWindows } from '../dossiers/dossier-windows.ts'
import { saveExport } from '../dossiers/export-dialog.ts'
import type { Files } from '../dossiers/files.ts'
import type { OpenDossier } from '../dossiers/open-dossier.ts'
import type { Speech } from '../languages/speech.ts'
import type { Spelling } from '../languages/spelling.ts'
import type { GuestPlaces } from '../memory/guest-places.ts'
import type { KeptSeats } from '../memory/kept-seats.ts'
import type { KeptSessions } from '../memory/kept-sessions.ts'
import type { SecretFile } from '../memory/secret-file.ts'
import type { Askers } from '../menus/askers.ts'
import type { Say } from '../messages.ts'
import { addressOf, keyOf } from '../sharing/remote-relay.ts'
import type { RemoteWindow, RemoteWindows } from '../sharing/remote-windows.ts'
import { windowOf } from '../windows/window.ts'
import type { Handlers } from './answer-calls.ts'

type WindowHandlers = Omit<Handlers, keyof typeof START_CALLS | keyof typeof SHARE_CALLS>
type CallsNamed<Name extends keyof WindowHandlers> = Pick<WindowHandlers, Name>

/** The windows that may ask: of files of this machine, and of relays of others. */
type Open = { readonly windows: DossierWindows; readonly remotes: RemoteWindows }

/** What is kept between two starts. */
type Kept = {
  readonly sessions: KeptSessions
  readonly seats: KeptSeats
  readonly keys: SecretFile
  readonly guests: GuestPlaces
}

export type CallKit = {
  readonly open: Open
  readonly kept: Kept
  readonly files: Pick<Files, 'ask' | 'open'>
  readonly speech: Pick<Speech, 'say' | 'speak'>
  readonly spelling: Pick<Spelling, 'meet'>
  readonly askers: Pick<Askers, 'tell'>
  noteFault(fault: Fault): void
  attend(sender: WebContents, attention: Attention): void
}

/** What each call of a window does. */
export function callHandlers(kit: CallKit): WindowHandlers {
  const { open, kept } = kit
  return {
    ...seatCalls(open, kept),
    ...keyCalls(open, kept.keys),
    ...fileCalls(open, kit.files, kit.speech.say),
    tellDossier: async ({ lang, ...news }, sender) => {
      if (lang !== null) kit.spelling.meet(lang)
      const remote = open.remotes.of(sender)
      // What a file of this machine is about is known from the file.
      if (remote !== null && (await kept.guests.find(keyOf(remote.link)))) {
        await kept.guests.note(remote.link, news)
      }
      return ok(null)
    },
    tellAsker: async (asker, sender) => {
      kit.askers.tell(sender, asker)
      return ok(null)
    },
    speak: async ({ language }) => {
      await kit.speech.speak(language)
      return ok(null)
    },
    attend: async (attention, sender) => {
      kit.attend(sender, attention)
      return ok(null)
    },
    noteFault: async (fault) => {
      kit.noteFault(fault)
      return ok(null)
    },
  }
}

/** Where a window takes part and as whom, and that it is kept. */
function seatCalls(
  { windows, remotes }: Open,
  { sessions, seats, guests }: Kept,
): CallsNamed<'start' | 'keepSession'> {
  return {
    start: async ({ fresh }, sender) => {
      const remote = remotes.of(sender)
      if (remote !== null) return ok(await startRemote(remote, sessions, fresh))
      const open = await windows.whenOpen(sender)
      return open === null ? fail('badSender') : ok(await startOwn(open, sessions, seats, fresh))
    },
    keepSession: async ({ session }, sender) => {
      const remote = remotes.of(sender)
      // A window keeps the session of its own dossier and touches no other.
      const isOwn = windows.of(sender)?.relay.address.dossier === session.dossier
      if (remote === null && !isOwn) return fail('badArgument')
      await sessions.keep(remote === null ? session.dossier : keyOf(remote.link), session)
      const { delegation, role } = session
      if (remote === null) await seats.keep(session.dossier, session)
      else await guests.note(remote.link, { seat: { delegation, role } })
      return ok(null)
    },
  }
}

/** [D20] A window reaches the keys of its own dossier; those of a relay of others, under that relay's name alone. */
function keyCalls(open: Open, keys: SecretFile): CallsNamed<'findKey' | 'keepKey'> {
  return {
    findKey: async ({ dossier, name }, sender) => {
      const keyName = keyNameOf(open, sender, dossier, name)
      return keyName === null ? fail('badArgument') : ok(await keys.find(keyName))
    },
    keepKey: async ({ dossier, name, key }, sender) => {
      const keyName = keyNameOf(open, sender, dossier, name)
      if (keyName === null) return fail('badArgument')
      return ok({ isLasting: await keys.keep(keyName, key) })
    },
  }
}

function keyNameOf(
  { windows, remotes }: Open,
  sender: WebContents,
  dossier: string,
  name: string,
): string | null {
  const remote = remotes.of(sender)
  if (remote !== null) return `${keyOf(remote.link)} ${dossier} ${name}`
  return windows.of(sender)?.relay.address.dossier === dossier ? `${dossier} ${name}` : null
}

function fileCalls(
  { windows, remotes }: Open,
  files: CallKit['files'],
  say: Say,
): CallsNamed<'saveExport' | 'openFile' | 'openDropped'> {
  return {
    saveExport: async ({ name, bytes }, sender) => {
      const open = windows.of(sender) ?? remotes.of(sender)
      if (open === null) return fail('badSender')
      return saveExport(windowOf(sender), name, bytes, say)
    },
    openFile: async () => {
      await files.ask()
      return ok(null)
    },
    openDropped: async ({ path: file }) => {
      await files.open(file)
      return ok(null)
    },
  }
}

/** Where the window of a file takes part: as whom this machine was before, else by an invitation of its own. */
async function startOwn(
  { relay, file, isSample }: OpenDossier,
  sessions: KeptSessions,
  seats: KeptSeats,
  isFresh: boolean,
): Promise<StartPoint> {
  const { dossier, http, ws } = relay.address
  const kept = await sessions.find(dossier)
  if (isFresh) await sessions.forget(dossier)
  // Asked for anew means anew, also if another window of this dossier keeps one meanwhile.
  const session = isFresh ? null : kept
  const before = kept ?? (await seats.find(dossier))
  const invite = session === null ? await relay.inviteOwn(before) : null
  return { http, ws, session, invite, fileName: path.basename(file), isSample }
}

/** Where a guest's window takes part: as whom it was before, else by the invitation of its link. */
async function startRemote(
  { link }: RemoteWindow,
  sessions: KeptSessions,
  isFresh: boolean,
): Promise<StartPoint> {
  if (isFresh) await sessions.forget(keyOf(link))
  const session = isFresh ? null : await sessions.find(keyOf(link))
  const invite = session === null ? link.invite : null
  return { ...addressOf(link), session, invite, fileName: null, key: link.key }
}
