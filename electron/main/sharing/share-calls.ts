import type { WebContents } from 'electron'
import { fail, ok } from '../../../shared/base/result.ts'
import { SHARING_CHANNEL } from '../../../shared/protocol/ipc.ts'
import type { SHARE_CALLS, SharingNews } from '../../../shared/protocol/sharing.ts'
import type { Handlers } from '../calls/answer-calls.ts'
import type { OpenDossier } from '../dossiers/open-dossier.ts'
import type { RelaySharing } from '../relay/relay-sharing.ts'

// What the window of a negotiation may ask about sharing it ([D19]). To be asked is all it can bring about: a page that runs
// somebody's code must not let a network in.

/** A negotiation of this machine. */
export type Hosted = {
  readonly file: string
  readonly relay: { readonly sharing: Pick<RelaySharing, 'state' | 'share' | 'stop'> }
}

export type ShareKit<Open extends Hosted> = {
  /** The negotiation that this page shows as its host; null for any other page. */
  of(sender: WebContents): Open | null
  /** The addresses of this machine in the networks that it is on. */
  addresses(): readonly string[]
  /** Whether the user wants it to be reached there. */
  ask(open: Open, address: string): Promise<boolean>
}

/** The calls about sharing; a page has one question before the user at a time. */
export function shareCalls<Open extends Hosted>({
  of,
  addresses,
  ask,
}: ShareKit<Open>): Pick<Handlers, keyof typeof SHARE_CALLS> {
  const asking = new WeakSet<WebContents>()
  return {
    sharing: async (_argument, sender) => {
      const open = of(sender)
      return ok(open && newsOf(open, addresses()))
    },
    share: async ({ address }, sender) => {
      const open = of(sender)
      if (open === null) return fail('badSender')
      if (!addresses().includes(address)) return fail('badArgument')
      const { sharing } = open.relay
      if (asking.has(sender) || sharing.state.kind !== 'own') return ok('underWay')
      asking.add(sender)
      const isWanted = await ask(open, address).finally(() => asking.delete(sender))
      if (!isWanted) return ok('declined')
      const shared = await sharing.share(address)
      return ok(shared.ok ? 'shared' : 'failed')
    },
    stopSharing: async (_argument, sender) => {
      const open = of(sender)
      if (open === null) return fail('badSender')
      await open.relay.sharing.stop()
      return ok(null)
    },
  }
}

/** Tells the windows of a negotiation how others reach it now; one that is gone is told nothing. */
export function tellSharing(open: OpenDossier, addresses: readonly string[]): void {
  const news = newsOf(open, addresses)
  for (const window of open.windows.all) {
    if (!window.isDestroyed()) window.webContents.send(SHARING_CHANNEL, news)
  }
}

function newsOf({ relay }: Hosted, addresses: readonly string[]): SharingNews {
  return { state: relay.sharing.state, addresses: [...addresses] }
}
