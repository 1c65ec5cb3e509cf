import { BrowserWindow, dialog } from 'electron'
import type { Say } from '../messages.ts'
import type { UpdateTalk } from './update-desk.ts'

const WORDS = {
  off: 'updatesOff',
  newest: 'updateNone',
  afterSilence: 'updateAfterSilence',
  unreachable: 'updateUnreachable',
  unsigned: 'updateUnsigned',
  rolledBack: 'updateRolledBack',
  failed: 'updateFailed',
  cancelled: 'updateCancelled',
} as const

/** The dialogs of updating, and the progress of a download in taskbar or dock. */
export function updateTalk(current: string, say: Say): UpdateTalk {
  const ask = async (message: string, detail: string, yes: string, no: string) => {
    const buttons = [yes, no]
    const options = {
      type: 'question',
      message,
      detail,
      buttons,
      defaultId: 1,
      cancelId: 1,
    } as const
    return (await dialog.showMessageBox(options)).response === 0
  }
  return {
    offer: (version) =>
      ask(
        say('updateOffer', { version }),
        say('updateOfferExplain', { current }),
        say('updateFetch'),
        say('notNow'),
      ),
    progress: (share) => {
      for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(share ?? -1)
    },
    offerToStop: (version, share) =>
      ask(
        say('updateFetching', { version, percent: String(Math.floor(share * 100)) }),
        say('updateFetchingExplain'),
        say('updateStop'),
        say('goOn'),
      ),
    offerRestart: (version) =>
      ask(
        say('updateReady', { version }),
        say('updateReadyExplain'),
        say('updateRestart'),
        say('notNow'),
      ),
    tell: async (what) => {
      await dialog.showMessageBox({ type: 'info', message: say(WORDS[what]) })
    },
  }
}
