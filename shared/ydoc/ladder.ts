import type * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import {
  type Awaited,
  awaitedIn,
  isReopening,
  type LadderState,
  type Rung,
} from '../domain/ladder.ts'
import type { BlockRecord } from '../domain/records.ts'
import { isPenholder } from './author.ts'
import { blocksOf } from './roots.ts'
import type { Writer } from './writer.ts'

type LadderError = { readonly kind: 'notAllowed' | 'reasonMissing' }

/** The paragraphs that have left the foot of the ladder, or came back to it. */
export function readLadders(doc: Y.Doc): ReadonlyMap<ParagraphId, LadderState> {
  const ladders = new Map<ParagraphId, LadderState>()
  for (const [id, block] of blocksOf(doc)) {
    if (block.ladder !== undefined) ladders.set(id as ParagraphId, stateIn(block, block.ladder))
  }
  return ladders
}

function stateIn({ waitsFor = '', reason = '', movedAt }: BlockRecord, rung: Rung): LadderState {
  return { rung, waitsFor: awaitedIn(waitsFor), reason, movedAt: movedAt ?? null }
}

/** Moves a paragraph on the ladder ([Q6]); what was agreed is opened again for a reason only, which stays with it ([Q7]). */
export function moveOnLadder(
  writer: Writer,
  paragraph: ParagraphId,
  to: {
    readonly rung: Rung
    readonly waitsFor: readonly Awaited[]
    readonly reason: string
    readonly at: number
  },
): Result<void, LadderError> {
  if (!isPenholder(writer.author)) return fail({ kind: 'notAllowed' })
  const {
    closed: _,
    ladder = 'open',
    waitsFor: __,
    ...rest
  } = blocksOf(writer.ledger.doc).get(paragraph) ?? {}
  const reason = to.reason.trim()
  if (isReopening(ladder, to.rung) && reason === '') return fail({ kind: 'reasonMissing' })
  writer.edit('ladder', ({ statements }) =>
    statements.putBlock(paragraph, {
      ...rest,
      ladder: to.rung,
      movedAt: to.at,
      ...(to.rung === 'pending' ? { waitsFor: to.waitsFor.join(' ') } : {}),
      ...(reason ? { reason } : {}),
      ...(to.rung === 'closed' ? { closed: true } : {}),
    }),
  )
  return ok(undefined)
}
