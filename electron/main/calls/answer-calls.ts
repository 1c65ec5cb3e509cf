import type { WebContents } from 'electron'
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
import { type AskingFrame, isOwnPage } from './own-page.ts'

// The one way from a page into the main process ([D2]): who may ask, whether the argument is what the call takes, and that
// the answer is a `Result` whatever happens.

type Handler<Name extends CallName> = (
  argument: Argument<Name>,
  sender: WebContents,
) => Promise<Result<Answer<Name>, IpcError>>
export type Handlers = { readonly [Name in CallName]: Handler<Name> }

type Asking = { readonly senderFrame: AskingFrame; readonly sender: WebContents }

/** What is used of Electron's `ipcMain`. */
export type Channels = {
  handle(channel: string, listener: (event: Asking, raw: unknown) => Promise<unknown>): void
}

/** Answers every call of the protocol, and no other. What a handler did not foresee is told to `wentWrong`. */
export function answerCalls(
  channels: Channels,
  handlers: Handlers,
  wentWrong: (error: unknown) => void,
): void {
  const answer = <Name extends CallName>(call: Name, handler: Handler<Name>): void =>
    channels.handle(channelOf(call), checked(call, handler, wentWrong))
  answer('start', handlers.start)
  answer('keepSession', handlers.keepSession)
  answer('findKey', handlers.findKey)
  answer('keepKey', handlers.keepKey)
  answer('saveExport', handlers.saveExport)
  answer('openFile', handlers.openFile)
  answer('openDropped', handlers.openDropped)
  answer('tellDossier', handlers.tellDossier)
  answer('tellAsker', handlers.tellAsker)
  answer('speak', handlers.speak)
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

/** The handler behind its checks. */
function checked<Name extends CallName>(
  call: Name,
  handler: Handler<Name>,
  wentWrong: (error: unknown) => void,
): (event: Asking, raw: unknown) => Promise<IpcAnswer<Name>> {
  return async ({ senderFrame, sender }, raw) => {
    try {
      if (!isOwnPage(senderFrame)) return fail('badSender')
      const argument = parseArgument(call, raw)
      return argument.ok ? await handler(argument.value, sender) : argument
    } catch (error) {
      wentWrong(error)
      return fail('failed')
    }
  }
}

function parseArgument<Name extends CallName>(
  call: Name,
  raw: unknown,
): Result<Argument<Name>, IpcError> {
  const parsed = v.safeParse(CALLS[call].argument, raw)
  if (!parsed.success) return fail('badArgument')
  return { ok: true, value: parsed.output as Argument<Name> }
}
