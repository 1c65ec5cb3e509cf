import * as v from 'valibot'
import { faultOf } from '../shared/protocol/fault.ts'
import {
  type Answer,
  type Argument,
  type AskedCall,
  type Bridge,
  type BridgeCalls,
  type IpcAnswer,
  MenuCommand,
  PowerEvent,
  parseAnswer,
} from '../shared/protocol/ipc.ts'
import { SharingNews } from '../shared/protocol/sharing.ts'
import { MOST_MEMBERS, StartPlace, TEXT_LANGS } from '../shared/protocol/start-window.ts'
import { takeAskedStart } from './asked-start.ts'
import { isFieldInFocus, stepInField } from './field-steps.ts'
import { pageInterruptions } from './page-interruptions.ts'
import type { Platform, SharingDesk, StartDesk } from './platform.ts'

// The desktop app as the machine that the window runs on: every call goes over the bridge that `platform.ts` found.

/** The start window's services. */
export function startDesk(bridge: Bridge<File>): StartDesk {
  return {
    recent: () => mustAnswer(bridge, 'recent', {}),
    openRecent: (file) => mustAnswer(bridge, 'openRecent', { file }),
    forgetRecent: async (file) => {
      await mustAnswer(bridge, 'forgetRecent', { file })
    },
    openSample: () => mustAnswer(bridge, 'openSample', {}),
    openFile: async () => {
      await mustAnswer(bridge, 'openFile', {})
    },
    openDropped: (file) => openDropped(bridge, file),
    chooseNote: async () => (await mustAnswer(bridge, 'chooseNote', {}))?.name ?? null,
    begin: (lang, penholder) => mustAnswer(bridge, 'beginDossier', { lang, penholder }),
    beginFromDraft: async (draft, plan) => {
      const answer = parseAnswer('beginFromDraft', await bridge.beginFromDraft(draft, plan))
      if (answer.ok) return answer.value
      // A file out of another program may be on no disk: then there is no path.
      if (answer.error === 'badArgument') return 'noPlace'
      throw new Error(`the desktop app refused "beginFromDraft": ${answer.error}`)
    },
    joinByLink: (link) => mustAnswer(bridge, 'joinByLink', { link }),
    firstPlace: placeIn(new URLSearchParams(location.search).get('start')),
    onPlace: (listener) =>
      bridge.onMenu((command) => {
        const place = placeIn(command)
        if (place !== null) listener(place)
      }),
  }
}

function placeIn(named: unknown): StartPlace | null {
  const parsed = v.safeParse(StartPlace, named)
  return parsed.success ? parsed.output : null
}

/** The services of the desktop app for a window in a negotiation. */
export function desktopPlatform(bridge: Bridge<File>): Platform {
  // A window on a relay of others says so in its address.
  const isHost = !new URLSearchParams(location.search).has('guest')
  return {
    kind: 'desktop',
    isHost,
    sharing: isHost ? sharingDesk(bridge) : null,
    start: async ({ fresh = false } = {}) => {
      const ahead = takeAskedStart()
      const raw = await (fresh || ahead === null ? bridge.start({ fresh }) : ahead)
      return answerOf('start', parseAnswer('start', raw))
    },
    keepSession: async (_dossier, session) => {
      await mustAnswer(bridge, 'keepSession', { session })
    },
    keys: {
      find: (dossier, name) => mustAnswer(bridge, 'findKey', { dossier, name }),
      keep: async (dossier, name, key) =>
        (await mustAnswer(bridge, 'keepKey', { dossier, name, key })).isLasting,
    },
    // Main has already told the user in a dialog why a file could not be written.
    saveExport: async (name, bytes) => {
      const answer = await ask(bridge, 'saveExport', { name, bytes })
      return answer.ok ? answer.value : null
    },
    openFile: async () => {
      await ask(bridge, 'openFile', {})
    },
    openDropped: (file) => openDropped(bridge, file),
    tellDossier: (topic, members, lang) =>
      void bridge.tellDossier({
        topic,
        members: members.slice(0, MOST_MEMBERS),
        lang: TEXT_LANGS.find((one) => one === lang) ?? null,
      }),
    tellAsker: (asker) => void bridge.tellAsker(asker),
    tellLanguage: (language) => void bridge.speak({ language }),
    attend: (attention) => void bridge.attend(attention),
    onInterruption: (listener) => {
      const stops = [
        pageInterruptions(listener),
        bridge.onPower((event) => listener(v.parse(PowerEvent, event))),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
    onMenu: (listener) =>
      bridge.onMenu((raw) => {
        const command = v.parse(MenuCommand, raw)
        // Those have had it (`stepInFields`).
        if (!(isStep(command) && isFieldInFocus())) listener(command)
      }),
  }
}

function sharingDesk(bridge: Bridge<File>): SharingDesk {
  return {
    now: () => mustAnswer(bridge, 'sharing', {}),
    share: async (address) => {
      const answer = await ask(bridge, 'share', { address })
      // An address that the machine had when it was shown, and has no more, is refused.
      return answer.ok ? answer.value : 'failed'
    },
    stop: async () => {
      await mustAnswer(bridge, 'stopSharing', {})
    },
    onChange: (listener) => bridge.onSharing((news) => listener(v.parse(SharingNews, news))),
  }
}

function openDropped(bridge: Bridge<File>, file: File): boolean {
  if (!file.name.toLowerCase().endsWith('.penholder')) return false
  // What cannot be opened is told by main in a dialog.
  void bridge.openDropped(file)
  return true
}

/** “Undo” and “Redo” of the menu are the field's own wherever the caret is in one, on every page of the app. */
export function stepInFields(bridge: Bridge<File>): void {
  bridge.onMenu((command) => {
    if (isStep(command)) stepInField(command)
  })
}

function isStep(command: unknown): command is 'undo' | 'redo' {
  return command === 'undo' || command === 'redo'
}

/** Has the desktop app write down what goes wrong in this page ([D28]). */
export function noteFaults(bridge: Bridge<File>): { onCaughtError(error: unknown): void } {
  let left = MOST_FAULTS
  const note = (error: unknown): void => {
    if (left-- > 0) void bridge.noteFault(faultOf(error))
  }
  window.addEventListener('error', ({ error }) => note(error))
  window.addEventListener('unhandledrejection', ({ reason }) => note(reason))
  return {
    onCaughtError: (error) => {
      console.error(error)
      note(error)
    },
  }
}

/** One fault that comes with every key must not drive all others out of the log. */
const MOST_FAULTS = 50

async function ask<Name extends AskedCall>(
  bridge: BridgeCalls,
  call: Name,
  argument: Argument<Name>,
): Promise<IpcAnswer<Name>> {
  return parseAnswer(call, await bridge[call](argument))
}

/** For calls that fail only if the app itself is broken: that is for the error boundary. */
async function mustAnswer<Name extends AskedCall>(
  bridge: BridgeCalls,
  call: Name,
  argument: Argument<Name>,
): Promise<Answer<Name>> {
  return answerOf(call, await ask(bridge, call, argument))
}

function answerOf<Name extends AskedCall>(call: Name, answer: IpcAnswer<Name>): Answer<Name> {
  if (!answer.ok) throw new Error(`the desktop app refused "${call}": ${answer.error}`)
  return answer.value
}
