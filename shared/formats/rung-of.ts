import type { ParagraphId } from '../domain/char-ids.ts'
import { awaitedIn, isParagraphAwaited } from '../domain/ladder.ts'
import type { ExportSource } from './export-source.ts'
import type { Numbers } from './pieces.ts'
import type { Say } from './say.ts'

type About = { readonly numbers: Numbers; readonly say: Say; readonly isAttributed: boolean }

/** How far a paragraph has come, in words, and what it still waits for: paragraphs, and delegations if they may be named. */
export function rungOf(
  id: ParagraphId,
  { blocks }: Pick<ExportSource, 'blocks'>,
  { numbers, say, isAttributed }: About,
): string {
  const { ladder = 'open', waitsFor = '' } = blocks.get(id) ?? {}
  const awaited = awaitedIn(waitsFor).flatMap((one) => {
    if (isParagraphAwaited(one)) return [numbers.get(one) || '¶']
    return isAttributed ? [one] : []
  })
  const isWaiting = ladder === 'pending' && awaited.length > 0
  return isWaiting ? say('rungWaits', { names: awaited.join(', ') }) : say(`rung_${ladder}`)
}
