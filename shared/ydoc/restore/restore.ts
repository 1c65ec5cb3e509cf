import type { ParagraphId, Range } from '../../domain/char-ids.ts'
import { IdSet } from '../../domain/id-set.ts'
import { isOpen, type Proposal, proposalName } from '../../domain/proposals.ts'
import { EMPHASIS_STYLES } from '../../domain/segments.ts'
import type { Version } from '../../domain/versions.ts'
import { incorporate, pendingIn } from '../decide.ts'
import type { Edit } from '../edits.ts'
import type { Ledger } from '../ledger.ts'
import { readProposals } from '../read-text.ts'
import { emphasisOf } from '../roots.ts'
import { restoreParagraphs } from './restore-paragraphs.ts'
import { type RestoredWords, restoreWords, versionIds } from './restore-words.ts'

// To restore a version ([T25]) is to say, by the pen's own statements, which characters are base text: those of the
// version, under their old ids. Nothing is written again, nothing is forgotten, and one step of undo takes it all back.

/** What became of proposals besides: their names. */
export type Restored = {
  /** False if the text reads like the version already. */
  readonly isChange: boolean
  /** Taken up again, because the version has all that they ask for. */
  readonly taken: readonly string[]
  /** Incorporated since the version, and open again. */
  readonly reopened: readonly string[]
}

/** Makes the base text read as the version does, in one action of the pen. What others propose stays proposed. */
export function restore(edit: Edit, ledger: Ledger, version: Version): Restored {
  const proposals = readProposals(ledger)
  const wanted = versionIds(version)
  const again = proposals.filter((one) => isWhollyIn(one, wanted, ledger))
  for (const one of again) incorporate(edit, ledger, one)
  const words = restoreWords(edit, ledger, version)
  const shapes = restoreParagraphs(edit, ledger, version, words)
  const restyled = restoreStyles(edit, ledger, version, words)
  const undone = { words, restyled, ...shapes }
  const reopened = proposals.filter((one) => isTakenUp(one) && isUndone(one, undone))
  for (const { delegation, keys } of reopened)
    for (const key of keys) edit.statements.putVerdict(proposalName({ delegation, key }), null)
  const isChange = edit.statements.made.length > 0
  return { isChange, taken: again.map(proposalName), reopened: reopened.map(proposalName) }
}

/** Words that are only proposed now, all of which the version has, in the place of words none of which it has. */
function isWhollyIn(proposal: Proposal, wanted: IdSet, ledger: Ledger): boolean {
  const { inserted, deleted, change, keys } = proposal
  if (!isOpen(proposal) || keys.length === 0 || (change && change.kind !== 'link')) return false
  const pending = pendingIn(ledger, inserted.ranges)
  if (pending.length === 0) return false
  const isWanted = (range: Range): boolean => wanted.without(range).length === 0
  return pending.every(isWanted) && !deleted.ranges.some((range) => wanted.hits(...range))
}

function isTakenUp({ verdict }: Proposal): boolean {
  return verdict === 'incorporated' || verdict === 'partly'
}

type Undone = {
  readonly words: RestoredWords
  readonly restyled: IdSet
  /** Paragraphs that the pen had removed, and that are there again. */
  readonly returned: ReadonlySet<ParagraphId>
  readonly rekinded: ReadonlySet<ParagraphId>
  readonly replaced: ReadonlySet<ParagraphId>
}

/** Whether restoring takes away something that the proposal brought, or brings back what it took. */
function isUndone(proposal: Proposal, undone: Undone): boolean {
  const { inserted, deleted, subject, change, kind, paragraph } = proposal
  const { words } = undone
  if (inserted.ranges.some((range) => words.reopened.hits(...range))) return true
  if (deleted.ranges.some((range) => words.returned.hits(...range))) return true
  if (change?.kind === 'style')
    return subject.ranges.some((range) => undone.restyled.hits(...range))
  if (paragraph === null) return false
  if (kind === 'removal') return undone.returned.has(paragraph)
  if (change?.kind === 'kind') return undone.rekinded.has(paragraph)
  return change?.kind === 'place' && undone.replaced.has(paragraph)
}

/** Sets the version's words in its styles; returns those of which the style is another now. */
function restoreStyles(
  edit: Edit,
  { doc }: Ledger,
  { paragraphs }: Version,
  { retyped }: RestoredWords,
): IdSet {
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs)
  const restyled = new IdSet()
  for (const style of EMPHASIS_STYLES) {
    const listed = new IdSet(emphasisOf(doc, style).toArray())
    const [set, unset]: [Range[], Range[]] = [[], []]
    for (const { client, clock, text, emphasis } of runs) {
      for (const range of retyped.standIns([client, clock, text.length])) {
        if (emphasis.includes(style)) set.push(...listed.without(range))
        else unset.push(...listed.within(range))
      }
    }
    edit.statements.unlist(style, unset)
    edit.statements.list(style, set)
    for (const range of [...set, ...unset]) restyled.add(range)
  }
  return restyled
}
