import { type MessagePort, parentPort } from 'node:worker_threads'
import { openDossierFile } from '../../dossier-file.ts'
import { isOfHistory, tellHistory } from '../../history/tell-history.ts'
import { translator } from '../../messages.ts'
import { makePackArchive } from '../../pack/make-pack.ts'
import { checkRecord } from '../../receipts/check-record.ts'
import { exportDossier } from '../export-dossier.ts'
import { type Exported, PACK, type RecordCheck } from '../export-job.ts'
import type { OrderMessage, ThreadMessage } from './messages.ts'

// Entry of the thread that makes exports ([X30]): it reads the file itself, so that neither the text nor its layout costs the relay
// a moment. It does one thing at a time, and is ended when nobody waits for what it does.

async function answer(port: MessagePort, message: OrderMessage): Promise<void> {
  const { id } = message
  const tell = (told: ThreadMessage) => port.postMessage(told)
  try {
    tell(await made(message, (done, of) => tell({ kind: 'progress', id, done, of })))
  } catch (error) {
    tell({ kind: 'failed', id, error: error instanceof Error ? error : new Error('no error') })
  }
}

async function made(
  { id, file: path, order }: OrderMessage,
  progress: (done: number, of: number) => void,
): Promise<ThreadMessage> {
  // Of a file that cannot be opened it is to be said why.
  if (order.check) return { kind: 'made', id, exported: await checked(path, order.check) }
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(`the dossier cannot be read: ${opened.error.kind}`)
  try {
    const { signal } = new AbortController()
    const job = { signal, progress }
    const exported = await (order.format === PACK
      ? makePackArchive(opened.value, job)
      : isOfHistory(order)
        ? tellHistory(opened.value, order)
        : exportDossier(opened.value, order, job))
    return exported.ok
      ? { kind: 'made', id, exported: exported.value }
      : { kind: 'refused', id, error: exported.error }
  } finally {
    await opened.value.close()
  }
}

async function checked(path: string, { receipt, locale }: RecordCheck): Promise<Exported> {
  const told = await checkRecord(path, receipt, translator(locale))
  if (!told.ok) throw new Error(`the record cannot be read: ${told.error.kind}`)
  const bytes = new TextEncoder().encode(JSON.stringify(told.value))
  return { bytes, type: 'application/json; charset=utf-8', extension: 'json' }
}

const port = parentPort
port?.on('message', (message: OrderMessage) => void answer(port, message))
