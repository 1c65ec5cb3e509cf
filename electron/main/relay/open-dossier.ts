import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileErrorSentence } from '../../../server/file-errors.ts'
import { type Translate, translator } from '../../../server/messages.ts'
import {
  type RunningRelay,
  type StartError,
  startRelay,
} from '../../../server/relay/start-relay.ts'
import type { RoomSecret } from '../../../server/sample/private-draft.ts'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Seat } from '../../../shared/protocol/http.ts'
import type { ShareTrouble, Sharing } from '../../../shared/protocol/sharing.ts'
import { MOST_MEMBERS } from '../../../shared/protocol/start-window.ts'
import { BACKUPS, keepBackup } from '../keeping/backups.ts'
import { failureOf } from './open-failure.ts'
import { ownInvitation } from './own-invitation.ts'
import type { OpenFailure, OpenOrder } from './relay-messages.ts'

export type ServedDossier = {
  readonly address: Known & {
    readonly http: string
    readonly ws: string
    /** Keys of rooms in which the sample's delegations drafted, if it was made just now ([C10]). */
    readonly secrets: RoomSecret[]
  }
  /** An invitation for the person at this machine, by what it was before ([D11]). */
  inviteOwn(before: Seat | null): Promise<string>
  /** Also for those on the network of this address of the machine. */
  share(address: string): Promise<Result<Sharing, ShareTrouble>>
  stopSharing(): Promise<void>
  /** A copy as of now, where nothing is; fails with a sentence for the user. Of one that is given up meanwhile nothing stays. */
  copyTo(file: string, wanted: AbortSignal): Promise<Result<void, string>>
  close(): Promise<void>
}

/** What is told of a file before it is served. */
type Known = {
  readonly dossier: string
  readonly topic: string
  readonly members: DelegationCode[]
}

/** Serves the file on loopback, and keeps backups of it. */
export async function openDossier(order: OpenOrder): Promise<Result<ServedDossier, OpenFailure>> {
  const say = translator(order.locale)
  const secrets: RoomSecret[] = []
  if (order.isSample && !(await exists(order.file))) {
    // With it comes whatever reads a concept note, which nobody else needs here.
    const { createSample } = await import('../../../server/sample/create-sample.ts')
    const made = await createSample(order.file)
    // There is nothing yet that could be copied.
    if (!made.ok) return fail({ ...failureOf(made.error, say), remedy: null })
    secrets.push(...made.value.secrets)
  }
  const relay = await serve(order, say)
  if (!relay.ok) return relay
  const { topic, members } = await relay.value.dossier()
  const known = { dossier: relay.value.id, topic, members: members.slice(0, MOST_MEMBERS), secrets }
  return ok(openDossierOf(relay.value, known, order))
}

async function serve(order: OpenOrder, say: Translate): Promise<Result<RunningRelay, OpenFailure>> {
  const { file, port, webRoot, origins } = order
  const relay = await startRelay({ file, host: '127.0.0.1', port, webRoot, origins })
  if (relay.ok) return relay
  // The port that the windows know was taken in the moment of the crash: they will load anew for another one.
  if (relay.error.kind === 'portTaken' && port !== 0) return serve({ ...order, port: 0 }, say)
  const { error } = relay
  if (error.kind === 'file') return fail(failureOf(error.error, say))
  return fail({ sentence: startErrorSentence(error, say), remedy: null })
}

function startErrorSentence(error: StartError, say: Translate): string {
  switch (error.kind) {
    case 'file':
      return fileErrorSentence(error.error, say)
    case 'portTaken':
      return say('cli:portTaken', { host: error.host, port: error.port })
    case 'cannotListen':
      return say('cli:hostUnknown', { host: error.host, detail: error.detail })
  }
}

/** So long after it was opened a dossier is backed up: who opens it waits for nothing. */
const BACKUP_AFTER_MS = 10_000

function openDossierOf(
  relay: RunningRelay,
  known: Known & Pick<ServedDossier['address'], 'secrets'>,
  order: OpenOrder,
): ServedDossier {
  const keep = () => backUp(relay, known.dossier, order)
  const timer = setTimeout(() => void keep(), BACKUP_AFTER_MS)
  timer.unref()
  return {
    address: {
      ...known,
      http: withoutSlash(relay.http),
      ws: withoutSlash(relay.url),
    },
    inviteOwn: async (before) => {
      const made = await relay.inviteAsItStands((now) => ownInvitation(now, before))
      return made.invite
    },
    share: async (address) => {
      const { shareRelay } = await import('./share-relay.ts')
      return shareRelay(relay, address, known.dossier, order.settings)
    },
    stopSharing: () => relay.stopSharing(),
    copyTo: async (to, wanted) => {
      const copied = await relay.backup(to)
      // SQLite writes it in one go; so long as nobody was told of it, it is nobody's.
      if (copied.ok && wanted.aborted) await rm(to, { force: true })
      return copied.ok ? copied : fail(fileErrorSentence(copied.error, translator(order.locale)))
    },
    close: async () => {
      clearTimeout(timer)
      // Before the file is let go of: one that has lost its name can be copied no more after it ([D26]).
      await keep()
      await relay.close()
    },
  }
}

/** [D25] A dossier is served and closed whether or not a backup can be kept. */
async function backUp(
  relay: RunningRelay,
  dossier: string,
  { settings }: OpenOrder,
): Promise<void> {
  const { epoch, head, backup: copyTo } = relay
  const folder = path.join(settings, BACKUPS)
  await keepBackup({ dossier, epoch, head, copyTo }, folder, Date.now()).catch(console.error)
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
