import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { InviteAnswer, InviteRequest } from '../../shared/protocol/http.ts'
import { serveDossierFile } from '../dossier-file.ts'
import type { FileError } from '../file-errors.ts'
import type { ListenError, ListenPlan } from '../http/listener.ts'
import type { LinkPlace } from '../new-invite.ts'
import { assembleRelay } from './assemble-relay.ts'
import type { RelayOptions } from './relay-options.ts'

export type StartError = { readonly kind: 'file'; readonly error: FileError } | ListenError

/** A relay that serves one file. */
export type RunningRelay = {
  /** Where WebSockets connect: `ws://127.0.0.1:4000`. */
  readonly url: string
  /** The address of the web client and the API. */
  readonly http: string
  /** What links for others begin with. */
  readonly linkBase: string
  /** Of the certificate, where links pin it ([L2]). */
  readonly fingerprint: string | null
  readonly file: string
  /** UUID of the negotiation. */
  readonly id: string
  /** The dossier as it stands. */
  dossier(): Promise<Dossier>
  invite(request: InviteRequest): Promise<InviteAnswer>
  /** Invites whom the dossier calls for at this moment: no act of the penholder comes between. */
  inviteAsItStands(choose: (dossier: Dossier) => InviteRequest): Promise<InviteAnswer>
  /** Also listens there, over TLS, for those on the network ([L3]); resolves with where links lead from then on. */
  share(plan: Omit<ListenPlan, 'base'>): Promise<Result<LinkPlace, ListenError>>
  stopSharing(): Promise<void>
  readonly epoch: number
  /** Number of the last entry of the log. */
  head(): Promise<number>
  /** A copy as of now; never replaces an existing file ([F6]). */
  backup(to: string): Promise<Result<void, FileError>>
  /** Says goodbye, keeps everything, and lets go of the file ([M5]). */
  close(): Promise<void>
  /** Makes a `close` that is under way wait for nobody; what was acknowledged is kept all the same. */
  hurry(): void
}

/** Serves a file over HTTP and WebSocket until `close`. */
export async function startRelay(options: RelayOptions): Promise<Result<RunningRelay, StartError>> {
  const opened = await serveDossierFile(options.file)
  if (!opened.ok) return fail({ kind: 'file', error: opened.error })
  const file = opened.value
  const parts = assembleRelay(file, options)
  const detail = await parts.faultOfFile()
  if (detail !== null) {
    await parts.close()
    return fail({ kind: 'file', error: { kind: 'damaged', path: options.file, detail } })
  }
  const front = await parts.listen(planOf(options))
  if (!front.ok) {
    await parts.close()
    return front
  }
  const { address } = front.value
  file.announce(address.http)
  parts.logger.info({ http: address.http, dossier: file.id, epoch: file.epoch }, 'the relay serves')
  return ok({
    url: address.url,
    http: address.http,
    linkBase: address.linkBase,
    fingerprint: options.certificate?.pin ?? null,
    file: file.path,
    id: file.id,
    dossier: parts.dossier,
    invite: (request) => parts.invite(request),
    inviteAsItStands: (choose) => parts.inviteAsItStands(choose),
    share: (plan) => front.value.share({ ...plan, base: null }),
    stopSharing: () => front.value.stopSharing(parts.dismissFrom),
    epoch: file.epoch,
    head: () => file.store.head(),
    backup: (to) => file.backup(to),
    close: parts.close,
    hurry: parts.hurry,
  })
}

function planOf({ host, port, certificate, base }: RelayOptions): ListenPlan {
  return {
    host: host ?? '127.0.0.1',
    port: port ?? 0,
    certificate: certificate ?? null,
    base: base?.replace(/\/+$/, '') ?? null,
  }
}
