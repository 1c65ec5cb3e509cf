import { contextBridge, ipcRenderer, webUtils } from 'electron'
import {
  type Bridge,
  type CallName,
  channelOf,
  MENU_CHANNEL,
  POWER_CHANNEL,
  SHARING_CHANNEL,
} from '../../shared/protocol/ipc.ts'

// The only importer of `ipcRenderer`. The page gets these functions, frozen, and no way to name a channel.

const bridge: Bridge<File> = {
  start: (argument) => invoke('start', argument),
  keepSession: (argument) => invoke('keepSession', argument),
  findKey: (argument) => invoke('findKey', argument),
  keepKey: (argument) => invoke('keepKey', argument),
  saveExport: (argument) => invoke('saveExport', argument),
  openFile: (argument) => invoke('openFile', argument),
  openDropped: (file) => invoke('openDropped', { path: webUtils.getPathForFile(file) }),
  tellDossier: (argument) => invoke('tellDossier', argument),
  tellAsker: (argument) => invoke('tellAsker', argument),
  speak: (argument) => invoke('speak', argument),
  attend: (argument) => invoke('attend', argument),
  noteFault: (argument) => invoke('noteFault', argument),
  recent: (argument) => invoke('recent', argument),
  openRecent: (argument) => invoke('openRecent', argument),
  forgetRecent: (argument) => invoke('forgetRecent', argument),
  openSample: (argument) => invoke('openSample', argument),
  chooseNote: (argument) => invoke('chooseNote', argument),
  beginDossier: (argument) => invoke('beginDossier', argument),
  beginFromDraft: (draft, plan) =>
    invoke('beginFromDraft', { draft: webUtils.getPathForFile(draft), plan }),
  joinByLink: (argument) => invoke('joinByLink', argument),
  sharing: (argument) => invoke('sharing', argument),
  share: (argument) => invoke('share', argument),
  stopSharing: (argument) => invoke('stopSharing', argument),
  onMenu: (listener) => hear(MENU_CHANNEL, listener),
  onSharing: (listener) => hear(SHARING_CHANNEL, listener),
  onPower: (listener) => hear(POWER_CHANNEL, listener),
}

contextBridge.exposeInMainWorld('penholder', bridge)

function hear(channel: string, listener: (said: unknown) => void): () => void {
  // The event itself stays here: it carries the sender.
  const pass = (_event: unknown, said: unknown) => listener(said)
  ipcRenderer.on(channel, pass)
  return () => {
    ipcRenderer.off(channel, pass)
  }
}

function invoke(call: CallName, argument: unknown): Promise<unknown> {
  return ipcRenderer.invoke(channelOf(call), argument)
}
