import { createHash } from 'node:crypto'
import type { RunningRelay } from '../../../server/relay/start-relay.ts'
import type { Certificate } from '../../../server/sharing/certificate.ts'
import { ownCertificate } from '../../../server/sharing/own-certificate.ts'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { ShareTrouble, Sharing } from '../../../shared/protocol/sharing.ts'

const FIRST_SHARED_PORT = 20_000
const SHARED_PORTS = 20_000

/** Links outlive the app's being closed, so a negotiation is shared at the same port every time, if it is free. */
function sharedPort(dossier: string): number {
  const hash = createHash('sha256').update(dossier).digest()
  return FIRST_SHARED_PORT + (hash.readUInt32BE() % SHARED_PORTS)
}

/** Has the relay listen at one address of this machine as well, known by the machine's own certificate ([D19]). */
export async function shareRelay(
  relay: Pick<RunningRelay, 'share'>,
  host: string,
  dossier: string,
  settings: string,
): Promise<Result<Sharing, ShareTrouble>> {
  const found = await certificateIn(settings)
  if (!found.ok) return found
  const certificate = found.value
  const at = (port: number) => relay.share({ host, port, certificate })
  const usual = await at(sharedPort(dossier))
  const isTaken = !usual.ok && usual.error.kind === 'portTaken'
  const shared = isTaken ? await at(0) : usual
  if (shared.ok) {
    return ok({ address: shared.value.linkBase, fingerprint: certificate.pin ?? '' })
  }
  const detail = shared.error.kind === 'cannotListen' ? shared.error.detail : shared.error.kind
  return fail({ kind: 'cannotListen', address: host, detail })
}

async function certificateIn(settings: string): Promise<Result<Certificate, ShareTrouble>> {
  try {
    return ok(await ownCertificate(settings, Date.now()))
  } catch (error) {
    // A folder of settings that cannot be written is no reason for the relay to end.
    const isOfSystem = error instanceof Error && 'code' in error
    return fail({ kind: 'noCertificate', detail: isOfSystem ? String(error.code) : String(error) })
  }
}
