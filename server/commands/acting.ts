import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { parseDelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { newYorkClock, newYorkTime } from '../../shared/domain/new-york-time.ts'
import { paragraphNumbered } from '../../shared/domain/revisions.ts'
import type { ClosingCommand } from '../../shared/protocol/closing.ts'
import type { Arguments } from '../arguments.ts'
import { Failure, type Io, UsageError } from '../command.ts'
import { openDossierFile } from '../dossier-file.ts'
import { holderWords } from '../file-errors.ts'
import { translator } from '../messages.ts'
import { Offices, type PutDone } from '../offices.ts'
import type { Done } from '../relay/done.ts'
import { fileFailure } from '../with-file.ts'

// What the commands have in common that act for the penholder on the way to adoption ([C12]).

export type Acting = {
  readonly offices: Offices
  /** Carries an act out, or ends the command with the sentence that says why it is not possible. */
  act(command: ClosingCommand): Promise<void>
}

/** Opens a file that nobody serves, and says at the end where the negotiation stands. */
export async function acting(
  given: Arguments,
  io: Io,
  act: (acting: Acting) => Promise<void>,
): Promise<void> {
  const [path = ''] = given.positionals
  const opened = await openDossierFile(path, 'write')
  if (!opened.ok) {
    if (opened.error.kind !== 'held') throw fileFailure(opened.error, io)
    const say = translator(io.locale)
    const holder = holderWords(opened.error.holder, say)
    throw new Failure(say('cli:fileHeldAct', { path, holder }))
  }
  const offices = new Offices(opened.value.store, Date.now)
  try {
    await act({
      offices,
      act: async (command) => mustBeDone(await offices.act(command), io),
    })
    const revisions = await offices.revisions()
    io.out(standing({ ...(await offices.dossier()), revisions }, io))
  } finally {
    await offices.close()
    await opened.value.close()
  }
}

/** Ends the command with the sentence that says why an act was not possible. */
export function mustBeDone(done: Done | PutDone, io: Io): void {
  if (done.ok) return
  const { kind, detail } = done.error
  throw new Failure(translator(io.locale)(`relay:error-${kind}`, { detail }))
}

/** Where the negotiation stands, in a sentence. */
export function standing(dossier: Dossier, io: Io): string {
  const say = translator(io.locale)
  const { stage, rounds, revisions, adoption, issuedAs } = dossier
  const revision = rounds.at(-1)?.revision ?? revisions.at(-1)?.name ?? ''
  const until = clockOf(rounds.at(-1)?.deadline ?? 0)
  if (stage === 'silence') return say('cli:standsSilence', { revision, until })
  if (stage === 'agreed') return say('cli:standsAgreed', { revision })
  if (adoption) {
    const symbol = issuedAs?.symbol ?? '–'
    return say('cli:standsAdopted', { symbol, textHash: adoption.textHash })
  }
  if (stage === 'closed') return say('cli:standsClosed')
  const last = revisions.at(-1)?.name
  return last ? say('cli:standsRevision', { revision: last }) : say('cli:standsDrafting')
}

/** `2020-03-27 18:00`, in New York. */
export function clockOf(at: number): string {
  return newYorkClock(at).replace('T', ' ')
}

const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** The moment that an option names: with a zone of its own, or else in New York time; null if it was not given. */
export function momentOf(given: Arguments, name: string, io: Io): number | null {
  const text = given.value(name)
  if (text === undefined) return null
  const at = ZONED.test(text) ? Date.parse(text) : newYorkTime(text)
  if (at === null || Number.isNaN(at)) throw wrong(name, text, io)
  return at
}

/** The same of an option that must be given. */
export function requiredMoment(given: Arguments, name: string, io: Io): number {
  given.required(name)
  return momentOf(given, name, io) ?? 0
}

/** `FRA,USA`; null, which stands for all members, if it was not given. */
export function recipientsOf(given: Arguments, io: Io): DelegationCode[] | null {
  const text = given.value('to')
  return text === undefined ? null : text.split(',').map((code) => delegationOf(code, 'to', io))
}

export function delegationOf(text: string, name: string, io: Io): DelegationCode {
  const code = parseDelegationCode(text)
  if (!code) throw wrong(name, text, io)
  return code
}

/** One of the words that an option takes. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  text: string,
  name: string,
  io: Io,
): Word {
  const found = words.find((word) => word === text)
  if (!found) throw wrong(name, text, io)
  return found
}

/** The paragraph of that number in the last revision. */
export function paragraphOf({ revisions }: Dossier, number: string, io: Io): ParagraphId {
  const revision = revisions.at(-1)
  const found = revision ? paragraphNumbered(revision, number) : null
  if (found) return found
  const say = translator(io.locale)
  throw new Failure(say('cli:noParagraph', { number, revision: revision?.name ?? '–' }))
}

export function wrong(name: string, value: string, io: Io): UsageError {
  return new UsageError(translator(io.locale)('cli:wrongValue', { argument: `--${name}`, value }))
}
