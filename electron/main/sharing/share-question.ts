import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { Locale } from '../../../shared/messages/locales.ts'
import { en, zh } from '../../../shared/messages/sharing.ts'
import type { Say } from '../messages.ts'

type Asked = { readonly file: string; readonly window: BrowserWindow }
type Words = { readonly locale: Locale; readonly say: Say }

const EXPOSES: Readonly<Record<Locale, string>> = { en: en.exposes, zh: zh.exposes }

/** Whether the user wants the negotiation to be reached at this address, having been told what that means ([D19]). */
export async function askToShare(
  { file, window }: Asked,
  address: string,
  { locale, say }: Words,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say('shareAsk', { file: path.basename(file), address }),
    detail: EXPOSES[locale],
    buttons: [say('shareDo'), say('cancel')],
    // A page chooses the moment of the question: a key that is meant for the text must not answer it.
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}
