import { newReplica } from '../../shared/ydoc/roots.ts'
import type { ExternalStore } from './external-store.ts'
import type { Shelf } from './kept-leases.ts'
import type { Claimed, LeaseDesk } from './lease-desk.ts'
import { copyName, type OpenLocalCopy } from './local-copy.ts'
import type { Member } from './member.ts'
import { keptVisibility } from './presence.ts'
import { openReplica, type Replica } from './replica.ts'

type Options = {
  readonly dossier: string
  readonly room: string
  readonly openCopy: OpenLocalCopy
  readonly desk: LeaseDesk
  readonly me: ExternalStore<Member>
  readonly shelf: Shelf
}

/** The copies of a room that this machine keeps, one a lease. */
export class LeasedCopies {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** The replica under a lease, with what its copy holds; its hands are those that the member has by now. */
  open({ lease, release }: Claimed): Promise<Replica> {
    const { desk, me, openCopy } = this.#options
    const name = this.#nameOf({ lease })
    const progress = desk.progress(lease)
    const how = { release, visibility: keptVisibility(this.#options.shelf) }
    return openReplica(lease, me.getSnapshot(), progress, (doc) => openCopy(name, doc), how)
  }

  /** Forgets a copy that holds nothing of worth, with its lease. */
  async discard({ lease, release }: Claimed): Promise<void> {
    const doc = newReplica()
    await this.#options.openCopy(this.#nameOf({ lease }), doc).forget()
    doc.destroy()
    this.#options.desk.forget(lease)
    release()
  }

  /** Forgets a replica whose work is safe elsewhere. */
  retire({ lease, copy, release, awareness, ledger }: Replica): void {
    this.#options.desk.forget(lease)
    void copy.forget().then(() => release())
    awareness.destroy()
    ledger.destroy()
  }

  #nameOf({ lease }: Pick<Claimed, 'lease'>): string {
    const { dossier, room } = this.#options
    return copyName(dossier, room, lease.proposing)
  }
}
