import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import * as v from 'valibot'
import { fail, type Result } from '../../../shared/base/result.ts'
import {
  type Answer,
  type Argument,
  CALLS,
  type CallName,
  channelOf,
  type IpcAnswer,
  type IpcError,
} from '../../../shared/protocol/ipc.ts'
import { isAppAddress } from '../guards/app-origin.ts'

// The only importer of `ipcMain`: who may ask, whether the argument is what the call takes, and that the answer is
// a `Result` whatever happens.

type Handler<Name extends CallName> = (
  argument: Argument<Name>,
  sender: WebContents,
) => Promise<Result<Answer<Name>, IpcError>>
export type Handlers = { readonly [Name in CallName]: Handler<Name> }

/** Answers every call of the protocol, and no other. */
export function answerCalls(handlers: Handlers): void {
  answer('start', handlers.start)
  answer('keepSession', handlers.keepSession)
  answer('findKey', handlers.findKey)
  answer('keepKey', handlers.keepKey)
  answer('saveExport', handlers.saveExport)
  answer('openFile', handlers.openFile)
  answer('openDropped', handlers.openDropped)
  answer('tellDossier', handlers.tellDossier)
  answer('attend', handlers.attend)
  answer('noteFault', handlers.noteFault)
  answer('sharing', handlers.sharing)
  answer('share', handlers.share)
  answer('stopSharing', handlers.stopSharing)
  answer('recent', handlers.recent)
  answer('openRecent', handlers.openRecent)
  answer('forgetRecent', handlers.forgetRecent)
  answer('openSample', handlers.openSample)
  answer('chooseNote', handlers.chooseNote)
  answer('beginDossier', handlers.beginDossier)
  answer('beginFromDraft', handlers.beginFromDraft)
  answer('joinByLink', handlers.joinByLink)
}

function answer<Name extends CallName>(call: Name, handler: Handler<Name>): void {
  ipcMain.handle(channelOf(call), async (event, raw: unknown): Promise<IpcAnswer<Name>> => {
    if (!isOwnPage(event)) return fail('badSender')
    const argument = parseArgument(call, raw)
    if (!argument.ok) return argument
    try {
      return await handler(argument.value, event.sender)
    } catch (error) {
      console.error(error)
      return fail('failed')
    }
  })
}

function parseArgument<Name extends CallName>(
  call: Name,
  raw: unknown,
): Result<Argument<Name>, IpcError> {
  const parsed = v.safeParse(CALLS[call].argument, raw)
  if (!parsed.success) return fail('badArgument')
  return { ok: true, value: parsed.output as Argument<Name> }
}

/** The app's own page in a window's main frame; a frame that has navigated away since is null. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppAddress(senderFrame.url)
}
