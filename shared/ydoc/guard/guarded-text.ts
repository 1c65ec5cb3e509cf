import * as Y from 'yjs'
import { fail, ok, type Result } from '../../base/result.ts'
import type { DelegationCode } from '../../domain/delegations.ts'
import type { Lease } from '../../domain/leases.ts'
import type { Refusal } from '../../domain/refusals.ts'
import type { Stage } from '../../domain/roles.ts'
import type { SilenceAnswer } from '../../domain/silence.ts'
import { answersOf, nextAnswerKey } from '../answers.ts'
import { clockOf } from '../items.ts'
import { leasesOf } from '../roots.ts'
import { CostMeter } from './cost-meter.ts'
import { judge, type Sentence } from './judge.ts'
import type { Session } from './judging.ts'
import { Knowledge } from './order/knowledge.ts'
import { Quotas } from './quotas.ts'
import { Refused } from './refuse.ts'
import type { Scope } from './rules/rights.ts'
import { hasPending } from './stored.ts'
import { TextState } from './text-state.ts'

export type { Session } from './judging.ts'

/** The detail of a refusal that no rule pronounced: a fault of the guard, which the fuzzers look for. */
export const UNEXPECTED = 'unexpected'

/** `cost` is in units of [G6]; the connection pays it, whatever the outcome. */
export type Judged =
  | { readonly ok: true; readonly update: Uint8Array | null; readonly cost: number }
  | { readonly ok: false; readonly refusal: Refusal; readonly cost: number }

/**
 * The rolling text behind its guard, or records about it ([G18]): every update of a client is judged statically, before
 * anything is applied, and what is applied is what was judged ([G1]-[G16]). Time, connections and storage are the relay's.
 */
export class GuardedText {
  readonly doc: Y.Doc
  stage: Stage = 'drafting'
  readonly #state: TextState
  readonly #knowledge: Knowledge
  readonly #quotas: Quotas

  /** Derives everything it knows from a loaded document, which from then on changes through this object alone. */
  constructor(doc: Y.Doc, scope: Scope = 'text') {
    this.doc = doc
    this.#state = new TextState(doc, scope)
    this.#knowledge = Knowledge.of(doc)
    this.#quotas = new Quotas(this.#state)
  }

  /**
   * Judges and, if legal, applies. `update` is what was applied, encoded anew: store and send on exactly that (null:
   * nothing was new). Throws if Yjs left something pending, which no legal update does ([G12]): the document is void
   * then and must be loaded again, and nothing of the update may be stored.
   */
  receive(bytes: Uint8Array, session: Session): Judged {
    const cost = new CostMeter()
    const sentence = this.#judge(bytes, session, cost)
    if ('code' in sentence) return { ok: false, refusal: sentence, cost: cost.total }
    this.#knowledge.commit()
    const { update, use } = sentence
    if (update) Y.applyUpdate(this.doc, update, session)
    if (hasPending(this.doc)) throw new Error('a judged update left structs pending')
    this.#quotas.add(session.delegation, use)
    return { ok: true, update, cost: cost.total }
  }

  /** Judges and applies nothing; null if the update is legal. */
  check(bytes: Uint8Array, session: Session): Refusal | null {
    const sentence = this.#judge(bytes, session, new CostMeter())
    this.#knowledge.rollback()
    return 'code' in sentence ? sentence : null
  }

  /**
   * Records in `who` to whom a client id belongs, before any item of that id can exist ([T18]); returns the update to
   * store and send on, or null if the lease stood already. Fails if the id is another's, or the delegation has had
   * too many ([G16]).
   */
  lease(client: number, lease: Lease): Result<Uint8Array | null, Refusal> {
    const present = this.#state.leaseOf(client)
    if (present) {
      const isSame = present.delegation === lease.delegation && present.hand === lease.hand
      return isSame ? ok(null) : fail({ code: 'forged-author' })
    }
    const isTaken = client === this.doc.clientID || clockOf(this.doc, client) > 0
    if (isTaken) return fail({ code: 'forged-author' })
    const { delegation, person, hand } = lease
    if (this.#quotas.isOutOfLeases(delegation, hand))
      return fail({ code: 'quota', detail: 'leases' })
    let update: Uint8Array | null = null
    this.doc.once('update', (written: Uint8Array) => {
      update = written
    })
    leasesOf(this.doc).set(String(client), { delegation, person, hand })
    this.#state.learnLease(client, { delegation, person, hand })
    return ok(update)
  }

  /**
   * Writes down what a delegation answered to the silence procedure, under a key of its own or in place of what stands
   * there; returns the update to store and send on. No client's root: nothing that it may write is touched ([K6]).
   */
  writeAnswer(answer: SilenceAnswer, key: string | null): Uint8Array | null {
    let update: Uint8Array | null = null
    this.doc.once('update', (written: Uint8Array) => {
      update = written
    })
    answersOf(this.doc).set(key ?? nextAnswerKey(this.doc, answer.round), answer)
    return update
  }

  /** Whether there is a tape, on which a base hand could write. */
  get hasTape(): boolean {
    return this.#state.scope === 'text'
  }

  /** The delegation to which the client id is leased, or null. */
  ownerOf(client: number): DelegationCode | null {
    return this.#state.leaseOf(client)?.delegation ?? null
  }

  #judge(bytes: Uint8Array, session: Session, cost: CostMeter): Sentence | Refusal {
    const { stage } = this
    const bench = {
      state: this.#state,
      knowledge: this.#knowledge,
      quotas: this.#quotas,
      stage,
    }
    try {
      return judge(bench, bytes, session, cost)
    } catch (error) {
      this.#knowledge.rollback()
      if (error instanceof Refused) return error.refusal
      // A fault of a rule. Nothing was applied, so refusing is safe, while an exception would end the room for all.
      return { code: 'malformed', detail: UNEXPECTED }
    }
  }
}
