import type { Member, Membership } from '../store/store.ts'

// What members may do, read and changed in turn ([O2], [O8]). A change of rights is a handful of steps; whoever asks
// meanwhile is answered when it is over, and what was granted before it is looked at again before it is used.

/** A member as it stood at some moment; the moment is over when `isCurrent` says so. */
export type Standing = { readonly member: Member; readonly version: number }

export class Standings {
  readonly #members: Pick<Membership, 'member'>
  #version = 0
  #changes: Promise<unknown> = Promise.resolve()

  constructor(members: Pick<Membership, 'member'>) {
    this.#members = members
  }

  /** The member behind the hash of a session, once no change is under way; null if it was revoked. */
  async of(session: string): Promise<Standing | null> {
    for (;;) {
      await this.#changes
      const version = this.#version
      const member = await this.#members.member(session)
      if (this.isCurrent(version)) return member ? { member, version } : null
    }
  }

  /** Whether no change has begun since. */
  isCurrent(version: number): boolean {
    return version === this.#version
  }

  /** Runs a change behind those that were asked for before; rejects as it does. */
  change<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#changes.then(() => {
      this.#version++
      return act()
    })
    // One that failed must not stop the next.
    this.#changes = turn.catch(() => undefined)
    return turn
  }
}
