import { VERDICTS } from '../../../domain/records.ts'
import { markKind } from '../../items.ts'
import { RECORDS_PREFIX } from '../../roots.ts'
import type { Judging } from '../judging.ts'
import type { Sequence } from '../order/sequence.ts'
import { refuse } from '../refuse.ts'
import { checkHead, checkName, checkRanges, existing, isPair, markNamed } from './range-rules.ts'
import { kindOfValue, type Plain, parseBlock, parseRecord, parseVerdict } from './record-fields.ts'
import { admitsKind, isRemark } from './rights.ts'

/** [G10] One value of the session's own map of records. */
export function checkRecord(judging: Judging, sequence: Sequence, value: unknown): void {
  const { kind, fields } = parseRecord(value)
  // [G7] The secretariat corrects and comments; where it stands is nothing to say.
  if (judging.session.role === 'secretariat' && kind !== 'editorial' && kind !== 'comment')
    refuse('schema', 'kind')
  const isProposal = !isRemark(kind)
  // [G18] Where there is no text, nobody could decide on a change of it.
  if (isProposal && judging.state.scope === 'records') refuse('schema', 'kind')
  if (!admitsKind(judging.stage, kind)) refuse('phase', kind)
  if (fields.ids !== undefined) checkRanges(judging, sequence, fields.ids, isProposal)
  if (fields.pid !== undefined) checkParagraph(judging, fields.pid, isProposal)
  if (fields.head !== undefined) checkHead(judging, fields.head)
  if (kind === 'attr' || kind === 'move') checkNotTitle(judging, fields.pid)
  if (kind === 'retain' && (fields.ids === undefined) === (fields.pid === undefined)) {
    refuse('schema', 'retain')
  }
  if (kind === 'pos') checkAttested(judging, fields)
  // [Q9] What settles a thread names it.
  if (fields.sets !== undefined && fields.re === undefined) refuse('schema', 're')
  checkPlace(judging, fields, fields.pid)
}

/** [Q3] The pen alone says where others stand, and how it knows. */
function checkAttested(judging: Judging, { of, via }: Plain): void {
  if ((of === undefined) !== (via === undefined)) refuse('schema', 'of')
  if (of !== undefined && (!judging.isPenholder || of === judging.mine)) refuse('schema', 'of')
}

/** [T7] The title is what it is and where it is. */
function checkNotTitle(judging: Judging, pid: unknown): void {
  if (markKind(markNamed(judging, pid)) === 'title') refuse('schema', 'title')
}

/** [T22] Another place for a paragraph: behind another one. */
function checkPlace(judging: Judging, { after, until }: Plain, pid: unknown): void {
  if (after !== undefined) markNamed(judging, after)
  if (until !== undefined) markNamed(judging, until)
  if (after !== undefined && after === pid) refuse('schema', 'after')
  if (until !== undefined && (after === undefined || until === pid)) refuse('schema', 'until')
}

function checkParagraph(judging: Judging, pid: unknown, isProposal: boolean): void {
  if (judging.state.scope === 'records') {
    checkName(pid)
    return
  }
  const mark = markNamed(judging, pid)
  if (isProposal && judging.state.isClosed(mark.id)) refuse('closed')
}

/**
 * Whether the record under a key may give way to another one, or to nothing: a record with a verdict is immutable
 * ([G10]), and a stage that does not admit proposals does not admit that one is replaced or removed either ([G7]).
 */
export function checkMayGiveWay(judging: Judging, key: string): void {
  if (judging.state.isDecided(judging.mine, key)) refuse('decided')
  if (judging.stage === 'drafting') return
  const present = judging.state.recordOf(judging.mine, key)
  if (present === undefined) return
  const kind = kindOfValue(present)
  if (!admitsKind(judging.stage, kind)) refuse('phase', kind)
}

/** [P7] A verdict names the record that stands under the name at this moment. */
export function checkVerdict(judging: Judging, name: string, value: unknown): void {
  const { v, rec } = parseVerdict(value)
  if (!VERDICTS.some((verdict) => verdict === v)) refuse('schema', 'v')
  if (!isPair(rec)) refuse('schema', 'rec')
  const item = existing(judging, { client: rec[0], clock: rec[1] })
  if (!item) refuse('schema', 'rec')
  const { root, sub } = judging.spotOf(item)
  if (!root.startsWith(RECORDS_PREFIX)) refuse('schema', 'rec')
  if (name !== `${root.slice(RECORDS_PREFIX.length)}/${sub}`) refuse('schema', 'rec')
  // The wording that was shown must still be the current one.
  if (item.deleted) refuse('stale')
}

/** [G10], [T17] Attributes of a paragraph that exists. */
export function checkBlock(judging: Judging, id: string, value: unknown): void {
  const isTitle = markKind(markNamed(judging, id)) === 'title'
  const fields: Plain = parseBlock(value)
  if (isTitle && (fields.kind !== undefined || fields.after !== undefined))
    refuse('schema', 'title')
  // [Q6] The top of the ladder is closed, and what is closed stands there.
  if (fields.ladder !== undefined && (fields.ladder === 'closed') !== (fields.closed === true))
    refuse('schema', 'ladder')
  checkPlace(judging, fields, id)
}
