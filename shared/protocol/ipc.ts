import * as v from 'valibot'
import type { Result } from '../base/result.ts'
import { Asker } from './asker.ts'
import { Attention } from './attention.ts'
import { COMMANDS } from './command-list.ts'
import { Fault } from './fault.ts'
import { JoinAnswer } from './http.ts'
import { SHARE_CALLS } from './sharing.ts'
import { type DraftPlan, Members, START_CALLS, TEXT_LANGS } from './start-window.ts'

// Every call between a window and the main process of the desktop app. Main parses the argument, the window
// parses the answer; an answer is a `Result`, so nothing is ever thrown across. There are no other channels:
// main → window knows three events: a command chosen in the menu, a change in how the negotiation is reached, and what became
// of the machine meanwhile.

/** What a window needs to take part: where its relay is, and as whom it may join. */
export const StartPoint = v.strictObject({
  /** Base address of the relay's HTTP interface, without a slash at the end. */
  http: v.pipe(v.string(), v.url()),
  /** Base address of its rooms, without a slash at the end. */
  ws: v.pipe(v.string(), v.regex(/^wss?:\/\//)),
  /** The session this machine (or browser) kept for the dossier; null if there is none, or a fresh start was asked for. */
  session: v.nullable(JoinAnswer),
  /** Good for one `POST /api/join`; null if `session` is there, or nobody has invited. */
  invite: v.nullable(v.string()),
  /** Name of the file on this machine, for the title; null on the web. */
  fileName: v.nullable(v.string()),
  /** Whether this is the sample, to be looked around in; left out if it is not. */
  isSample: v.exactOptional(v.boolean()),
  /** The key of the delegation's rooms in the link by which this window came; left out or null if it had none. */
  key: v.exactOptional(v.nullable(v.string())),
})
export type StartPoint = v.InferOutput<typeof StartPoint>

const MAX_EXPORT_BYTES = 256 * 1024 * 1024

/** A key ring of a room that has changed its key many times. */
const MAX_KEY_LENGTH = 256 * 1024
const keyName = v.pipe(v.string(), v.regex(/^[\w/-]{1,100}$/))

/** A file name that a save dialog may suggest: no path, no control characters. */
const fileName = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.regex(/^[^\p{Cc}/\\:*?"<>|]+$/u),
)

const bytes = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_EXPORT_BYTES,
  'bytes, and not too many',
)

export const CALLS = {
  /** `fresh`: forget the kept session (the relay refused it) and invite anew. */
  start: { argument: v.strictObject({ fresh: v.boolean() }), answer: StartPoint },
  /** Keeps the session for the dossier this window shows, encrypted where the system can. */
  keepSession: { argument: v.strictObject({ session: JoinAnswer }), answer: v.null() },
  /** What was kept under the name for a room that the host cannot read; null if nothing was. */
  findKey: {
    argument: v.strictObject({ dossier: keyName, name: keyName }),
    answer: v.nullable(v.string()),
  },
  /** Keeps the key, encrypted by the system; where that is impossible until the app ends (`isLasting` is false). */
  keepKey: {
    argument: v.strictObject({
      dossier: keyName,
      name: keyName,
      key: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_KEY_LENGTH)),
    }),
    answer: v.strictObject({ isLasting: v.boolean() }),
  },
  /** Asks where, and writes the whole file or nothing; null if the dialog was cancelled. */
  saveExport: {
    argument: v.strictObject({ name: fileName, bytes }),
    answer: v.nullable(v.strictObject({ path: v.string() })),
  },
  /** Asks for a .penholder file and opens it in a window of its own. */
  openFile: { argument: v.strictObject({}), answer: v.null() },
  /** Opens a .penholder file that was dropped onto the window; the path is the preload's, from the file itself. */
  openDropped: {
    argument: v.strictObject({ path: v.pipe(v.string(), v.regex(/\.penholder$/i)) }),
    answer: v.null(),
  },
  /** What the negotiation of the window is about, for lists of what was open. */
  tellDossier: {
    argument: v.strictObject({
      topic: v.pipe(v.string(), v.maxLength(1000)),
      members: Members,
      /** The language that is negotiated; null for one that is none of the Organization's. */
      lang: v.nullable(v.picklist(TEXT_LANGS)),
    }),
    answer: v.null(),
  },
  /** What the member may do here by now: the menu bar offers no more ([D38]). */
  tellAsker: { argument: Asker, answer: v.null() },
  /** A language was chosen in the window: the app's menus and dialogs follow ([D39]). */
  speak: { argument: v.strictObject({ language: v.picklist(TEXT_LANGS) }), answer: v.null() },
  /** Badge and notifications of this machine ([D29]). */
  attend: { argument: Attention, answer: v.null() },
  /** Writes down that something went wrong in the page; of what it was working on nothing is said. */
  noteFault: { argument: Fault, answer: v.null() },
  ...SHARE_CALLS,
  ...START_CALLS,
} as const

export type CallName = keyof typeof CALLS
export type Argument<Name extends CallName> = v.InferOutput<(typeof CALLS)[Name]['argument']>
export type Answer<Name extends CallName> = v.InferOutput<(typeof CALLS)[Name]['answer']>

/** Why main did not do what a window asked; `failed` has been shown to the user by main itself. */
const IPC_ERRORS = ['badSender', 'badArgument', 'failed'] as const
export type IpcError = (typeof IPC_ERRORS)[number]
export type IpcAnswer<Name extends CallName> = Result<Answer<Name>, IpcError>

/** The channel of a call; the prefix keeps it apart from channels of Electron's own. */
export function channelOf(call: CallName): string {
  return `penholder:${call}`
}

/** An answer as it came over the wire, checked; throws if main and window disagree about the protocol. */
export function parseAnswer<Name extends CallName>(call: Name, raw: unknown): IpcAnswer<Name> {
  const envelope = v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: CALLS[call].answer }),
    v.strictObject({ ok: v.literal(false), error: v.picklist(IPC_ERRORS) }),
  ])
  return v.parse(envelope, raw) as IpcAnswer<Name>
}

/** Exports that the menu has of its own; the others have keys, too. */
const MENU_EXPORTS = [
  'exportPdf',
  'exportText',
  'exportTracked',
  'exportCompilation',
  'exportPositions',
  'exportJson',
] as const

/** Commands of the menu that the window of a negotiation carries out; the start window is sent a `StartPlace`, and the rest is main's own. */
export const MenuCommand = v.picklist([...COMMANDS.map(({ id }) => id), ...MENU_EXPORTS])
export type MenuCommand = v.InferOutput<typeof MenuCommand>

export const MENU_CHANNEL = 'penholder:menu'
/** Carries `SharingNews` to the window of a negotiation that this machine hosts. */
export const SHARING_CHANNEL = 'penholder:sharing-news'

/** The machine woke from its sleep, or somebody is back at it. */
export const PowerEvent = v.picklist(['wake', 'return'])
export type PowerEvent = v.InferOutput<typeof PowerEvent>

export const POWER_CHANNEL = 'penholder:power'

/** The calls that take from a page what the protocol says; of a file the page has the file, and main its path. */
export type AskedCall = Exclude<CallName, 'openDropped' | 'beginFromDraft'>

export type BridgeCalls = {
  readonly [Name in AskedCall]: (argument: Argument<Name>) => Promise<unknown>
}

/** What the preload puts at `window.penholder`: named calls and nothing else. */
export type Bridge<Dropped = never> = BridgeCalls & {
  /** Opens a file that the user dropped; a page that makes up a file of its own opens none. */
  openDropped(file: Dropped): Promise<unknown>
  /** Makes a dossier from a document that the user chose or dropped; of a file that a page makes up there is nothing to make. */
  beginFromDraft(draft: Dropped, plan: DraftPlan): Promise<unknown>
  /** Calls the listener for each command of the menu; returns the way to stop. */
  onMenu(listener: (command: unknown) => void): () => void
  /** Calls the listener whenever the negotiation is reached otherwise than before; returns the way to stop. */
  onSharing(listener: (news: unknown) => void): () => void
  /** Calls the listener when the machine woke, or somebody is back at it ([D35]); returns the way to stop. */
  onPower(listener: (event: unknown) => void): () => void
}
