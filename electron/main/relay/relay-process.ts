import * as v from 'valibot'
import type { Seat } from '../../../shared/protocol/http.ts'
import { openDossier, type ServedDossier } from './open-dossier.ts'
import { type OpenOrder, RelayOrder, type RelayReport } from './relay-messages.ts'

// Entry of the utility process: one relay, one file. Apart from the windows and from the main process, so that a
// stranger's message that brings it down brings down nothing else; main starts it again.

const { parentPort } = process
let current: ServedDossier | null = null
/** Copies that are being made, by the id of what asked for them. */
const copies = new Map<number, AbortController>()

parentPort.on('message', ({ data }) => {
  obey(v.parse(RelayOrder, data)).catch((error: unknown) => {
    // Nothing sensible can follow what was not foreseen: main sees the exit and starts afresh.
    console.error(error)
    process.exit(1)
  })
})

async function obey(order: RelayOrder): Promise<void> {
  switch (order.kind) {
    case 'open':
      return open(order)
    case 'invite':
      return invite(order.id, order.before)
    case 'share':
      return share(order.id, order.address)
    case 'unshare':
      await current?.stopSharing()
      return report({ kind: 'unshared', id: order.id })
    case 'copy':
      return copy(order.id, order.to)
    case 'stopCopy':
      return copies.get(order.id)?.abort()
    case 'close':
      await current?.close()
      return process.exit(0)
  }
}

async function open(order: OpenOrder): Promise<void> {
  const opened = await openDossier(order)
  if (!opened.ok) return report({ kind: 'failed', ...opened.error })
  current = opened.value
  report({ kind: 'ready', ...current.address })
}

async function invite(id: number, before: Seat | null): Promise<void> {
  if (current !== null) report({ kind: 'invited', id, invite: await current.inviteOwn(before) })
}

async function share(id: number, address: string): Promise<void> {
  if (current === null) return
  const shared = await current.share(address)
  if (shared.ok) report({ kind: 'shared', id, sharing: shared.value })
  else report({ kind: 'notShared', id, trouble: shared.error })
}

async function copy(id: number, to: string): Promise<void> {
  if (current === null) return
  const wanted = new AbortController()
  copies.set(id, wanted)
  const copied = await current.copyTo(to, wanted.signal).finally(() => copies.delete(id))
  if (copied.ok) report({ kind: 'copied', id })
  else report({ kind: 'notCopied', id, sentence: copied.error })
}

function report(message: RelayReport): void {
  parentPort.postMessage(message)
}
