import { fail, ok, type Result } from '../shared/base/result.ts'
import { addAnnex, type ConductError, removeAnnex } from '../shared/domain/conduct-acts.ts'
import { type DelegationCode, SECRETARIAT } from '../shared/domain/delegations.ts'
import type { Dossier } from '../shared/domain/dossier.ts'
import { inOrderOfCirculation, type Revision } from '../shared/domain/revisions.ts'
import { removeTranslation, type TranslationError } from '../shared/domain/translations.ts'
import type { ExportSource } from '../shared/formats/export-source.ts'
import type { ClosingCommand, SilenceAnswerRequest } from '../shared/protocol/closing.ts'
import type { DossierCommand } from '../shared/protocol/http.ts'
import type { KeyedAnswer } from '../shared/ydoc/answers.ts'
import type { Author } from './author.ts'
import { AdoptionOffice } from './relay/adoption-office.ts'
import type { Done } from './relay/done.ts'
import { Metrics } from './relay/metrics.ts'
import { Rooms } from './relay/rooms.ts'
import { isOfSilence, SilenceOffice } from './relay/silence-office.ts'
import { textNow } from './relay/text-now.ts'
import { translated } from './relay/translated.ts'
import type { Store } from './store/store.ts'

type AnnexCommand = Extract<DossierCommand, { command: 'addAnnex' | 'removeAnnex' }>
type TranslationCommand = Extract<
  DossierCommand,
  { command: 'addTranslation' | 'removeTranslation' }
>
type Unavailable = { readonly kind: 'unavailable'; readonly detail: string }
export type PutDone = Result<object, ConductError | TranslationError | Unavailable>

/** The acts on the way to adoption, on a file that nobody serves: by the same offices as in a relay ([C12]). */
export class Offices {
  readonly #rooms: Rooms
  readonly #silence: SilenceOffice
  readonly #adoption: AdoptionOffice
  readonly #now: () => number

  /** `now` is what the acts take for the time, in milliseconds since 1970. */
  constructor(store: Store, now: () => number) {
    this.#now = now
    const metrics = new Metrics()
    metrics.stop()
    this.#rooms = new Rooms(store, metrics, () => undefined)
    this.#silence = new SilenceOffice({ rooms: this.#rooms, now })
    this.#adoption = new AdoptionOffice({ rooms: this.#rooms, now })
  }

  dossier(): Promise<Dossier> {
    return this.#rooms.dossier()
  }

  /** All that were circulated, to whomever ([K16]). */
  async revisions(): Promise<readonly Revision[]> {
    const { revisions } = await this.dossier()
    return inOrderOfCirculation(revisions, await this.#rooms.named.all())
  }

  /** An act in the name of the penholder. */
  async act(command: ClosingCommand): Promise<Done> {
    const { penholder } = await this.dossier()
    const by = { delegation: penholder, role: 'penholder', person: '' } as const
    return isOfSilence(command) ? this.#silence.act(command, by) : this.#adoption.act(command, by)
  }

  /** [O12] A document is put before the members for reference, or taken away, in the name of the penholder. */
  async annex(command: AnnexCommand): Promise<PutDone> {
    const dossier = await this.dossier()
    const by = { delegation: dossier.penholder, role: 'penholder', person: '' } as const
    const put = { by: by.delegation, at: this.#now() }
    const next =
      command.command === 'addAnnex'
        ? addAnnex(dossier, command, put)
        : removeAnnex(dossier, command.id)
    return this.#put(next, by)
  }

  /** The negotiated text as it stands; null if it cannot be read. */
  async source(): Promise<ExportSource | null> {
    return (await textNow(this.#rooms, await this.dossier()))?.source ?? null
  }

  /** [O13] The text is put in in another language, or taken away, in the name of the secretariat. */
  async translation(command: TranslationCommand): Promise<PutDone> {
    const by = { delegation: SECRETARIAT, role: 'secretariat', person: '' } as const
    const next =
      command.command === 'addTranslation'
        ? await translated(this.#rooms, command, { by: by.delegation, at: this.#now() })
        : removeTranslation(await this.dossier(), command.id)
    return next ? this.#put(next, by) : fail({ kind: 'unavailable', detail: '' })
  }

  async #put(next: Result<Dossier, ConductError | TranslationError>, by: Author): Promise<PutDone> {
    if (!next.ok) return fail(next.error)
    const isKept = await this.#rooms.change(() => next.value, by)
    return isKept ? ok({}) : fail({ kind: 'unavailable', detail: '' })
  }

  /** What a delegation itself says of a text under silence. */
  answer(delegation: DelegationCode, said: SilenceAnswerRequest): Promise<Done> {
    return this.#silence.answer(said, { delegation, role: 'delegation', person: '' })
  }

  /** Everything that was said of a round. */
  async answers(round: number): Promise<readonly KeyedAnswer[]> {
    const { penholder: delegation } = await this.dossier()
    return (await this.#silence.answersFor({ delegation, role: 'penholder' }, round)) ?? []
  }

  /** Leaves every room as the log has it. */
  close(): Promise<void> {
    return this.#rooms.close()
  }
}
