import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Store } from '../store.ts'
import type { Arguments, Opened, ServedCall, Value } from './calls.ts'
import { errorOf } from './fault.ts'
import { Owner } from './owner.ts'
import { type StorageState, StorageWatch } from './storage-watch.ts'

/** Whether what is written can be kept. */
export type Storage = {
  state(): StorageState
  /** Tells of each change; returns the way to stop. */
  watch(listener: (state: StorageState) => void): () => void
}

/** A dossier whose file another thread owns. */
export type Served = {
  /** UUID of the negotiation. */
  readonly dossier: string
  readonly epoch: number
  readonly store: Store
  readonly storage: Storage
  /** Tells those who find the file in use where its relay listens. */
  announce(url: string): void
  /** Writes a copy as of now to a file that is not there; also while the file itself has lost its name. */
  copy(to: string): Promise<void>
}

/**
 * Opens the file at `path` (a real path, locked by the caller) in a thread of its own. If that thread dies, all that it
 * had not answered rejects, and another one opens the file ([S9]).
 */
export async function openServed(path: string): Promise<Result<Served, Error>> {
  const owner = new Owner(path)
  const opened = await owner.open()
  return opened.kind === 'opened' ? ok(servedBy(owner, opened)) : fail(errorOf(opened.fault))
}

function servedBy(owner: Owner, { dossier, epoch }: Extract<Opened, { kind: 'opened' }>): Served {
  const listeners = new Set<(state: StorageState) => void>()
  const watch = new StorageWatch({
    probe: () => owner.call('probe'),
    onChange: (state) => {
      for (const listener of listeners) listener(state)
    },
  })
  return {
    dossier,
    epoch,
    store: storeOf(owner, watch),
    storage: {
      state: () => watch.state,
      watch: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    // Who finds no address asks whoever is at the machine: serving does not wait for this.
    copy: (to) => owner.call('copy', to),
    announce: (url) => void owner.call('announce', url).catch(() => undefined),
  }
}

function storeOf(owner: Owner, watch: StorageWatch): Store {
  const read = <Name extends ServedCall>(name: Name) => {
    return (...args: Arguments<Name>) => owner.call(name, ...args)
  }
  const write = <Name extends ServedCall>(name: Name) => {
    return async (...args: Arguments<Name>): Promise<Value<Name>> => {
      try {
        const value = await owner.call(name, ...args)
        watch.succeeded()
        return value
      } catch (error) {
        watch.failed(error)
        throw error
      }
    }
  }
  return {
    append: write('append'),
    keepSnapshot: write('keepSnapshot'),
    addInvite: write('addInvite'),
    revokeInvite: write('revokeInvite'),
    redeem: write('redeem'),
    revoke: write('revoke'),
    setRole: write('setRole'),
    addLease: write('addLease'),
    addRefusal: write('addRefusal'),
    head: read('head'),
    updates: read('updates'),
    rows: read('rows'),
    rowOf: read('rowOf'),
    snapshot: read('snapshot'),
    invites: read('invites'),
    member: read('member'),
    lease: read('lease'),
    leases: read('leases'),
    refusals: read('refusals'),
    refusalSums: read('refusalSums'),
    close: async () => {
      watch.stop()
      await owner.close()
    },
  }
}
