import { type MessagePort, parentPort } from 'node:worker_threads'
import { copyDatabase } from '../../copy-database.ts'
import { readMeta, writeMeta } from '../../file-meta.ts'
import { givenToThread } from '../../thread-hold.ts'
import { closeWriting, noteHolder, openWriting } from '../../writing-database.ts'
import type { Database } from '../sqlite.ts'
import { batchKeeper } from '../sqlite-log.ts'
import { sqliteStore } from '../sqlite-store.ts'
import type { NewEntry } from '../store.ts'
import type { AnswerMessage, CallMessage, Handlers, Opened } from './calls.ts'
import { faultOf } from './fault.ts'
import { commitGroup } from './group-commit.ts'

// Entry of the thread that owns the file of a relay: while it waits for the disk, the relay goes on. Batches that came
// in during one commit are the next commit ([S7]).

/** So long nobody wrote: a good moment to bring the write-ahead log into the file. */
const QUIET_MS = 250

type Waiting = { readonly id: number; readonly entries: readonly NewEntry[] }

async function open(port: MessagePort): Promise<void> {
  try {
    const database = await openWriting(String(givenToThread()))
    const dossier = readMeta(database, 'dossier') ?? ''
    const epoch = Number(readMeta(database, 'epoch') ?? 1)
    serve(port, database)
    tell(port, { kind: 'opened', dossier, epoch })
  } catch (error) {
    tell(port, { kind: 'failed', fault: faultOf(error) })
  }
}

function serve(port: MessagePort, database: Database): void {
  const handlers = handlersOf(database)
  const keep = batchKeeper(database)
  const checkpoint = checkpointer(database)
  let inbox: CallMessage[] = []
  const commit = (waiting: readonly Waiting[]) => {
    const outcomes = commitGroup(
      keep,
      waiting.map(({ entries }) => entries),
    )
    outcomes.forEach((outcome, index) => {
      const id = waiting[index]?.id ?? 0
      if ('seq' in outcome) tell(port, { kind: 'done', id, value: outcome.seq })
      else tell(port, { kind: 'rejected', id, fault: faultOf(outcome.error) })
    })
    checkpoint.due()
  }
  const work = async () => {
    const calls = inbox
    inbox = []
    for (const group of groupsOf(calls)) {
      if ('waiting' in group) commit(group.waiting)
      else await answer(port, handlers, group.call)
    }
  }
  let working: Promise<void> = Promise.resolve()
  port.on('message', (call: CallMessage) => {
    inbox.push(call)
    if (inbox.length > 1) return
    // Whatever else has arrived by then is part of the same commit.
    setImmediate(() => {
      working = working.then(work)
    })
  })
}

type Group = { readonly waiting: readonly Waiting[] } | { readonly call: CallMessage }

/** Calls in their order, with the batches that stand together put together. */
function groupsOf(calls: readonly CallMessage[]): readonly Group[] {
  const groups: Group[] = []
  let waiting: Waiting[] = []
  for (const call of calls) {
    if (call.name !== 'append') {
      waiting = []
      groups.push({ call })
      continue
    }
    if (waiting.length === 0) groups.push({ waiting })
    // The other side is our own relay: its type stands in `Handlers`.
    waiting.push({ id: call.id, entries: call.args[0] as readonly NewEntry[] })
  }
  return groups
}

async function answer(port: MessagePort, handlers: Handlers, call: CallMessage): Promise<void> {
  const { id, name, args } = call
  try {
    // As above: the arguments were checked when they were handed over.
    const handle = handlers[name] as (...given: readonly unknown[]) => Promise<unknown>
    tell(port, { kind: 'done', id, value: await handle(...args) })
  } catch (error) {
    tell(port, { kind: 'rejected', id, fault: faultOf(error) })
  }
  // Nothing more is to come.
  if (name === 'close') port.close()
}

function handlersOf(database: Database): Handlers {
  const { close: _, ...store } = sqliteStore(database)
  return {
    ...store,
    probe: async () => writeMeta(database, 'probe', String(Date.now())),
    announce: async (url) => noteHolder(database, url),
    copy: (to) => copyDatabase(database, to),
    close: async () => closeWriting(database),
  }
}

/** Keeps the write-ahead log short, at moments when nobody waits for the disk. */
function checkpointer(database: Database): { due(): void } {
  let timer: NodeJS.Timeout | null = null
  const run = () => {
    timer = null
    try {
      database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    } catch {
      // Nothing depends on it: what was committed is in the write-ahead log, and there will be another moment.
    }
  }
  return {
    due: () => {
      if (timer) timer.refresh()
      else timer = setTimeout(run, QUIET_MS).unref()
    },
  }
}

function tell(port: MessagePort, message: AnswerMessage | Opened): void {
  port.postMessage(message)
}

if (parentPort) void open(parentPort)
