import type { ToldStand } from '../told-stands.ts'
import { type About, besideText, type CompiledPiece } from './pieces.ts'

/** A footnote for each delegation that reserves its position on a paragraph or opposes it, so far as all members were told. */
export function reservationsIn(
  stands: ReadonlyMap<string, ToldStand> | undefined,
  about: Omit<About, 'numbers'>,
): readonly CompiledPiece[] {
  return [...(stands ?? [])]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, position]) => {
      const text = said(position, about)
      return text === null ? [] : [{ kind: 'note' as const, words: [besideText('remark', text)] }]
    })
}

function said(position: ToldStand, { isAttributed, say }: Omit<About, 'numbers'>): string | null {
  const { stand, delegation, isBefore, note, redLine, condition } = position
  if (stand !== 'reserve' && stand !== 'oppose') return null
  const stands = say(`said_${stand}`, { by: isAttributed ? delegation : say('somebody') })
  // What a delegation adds in its own words may tell who it is.
  const words = isAttributed
    ? [
        note && say('saidNote', { words: note }),
        redLine && say('saidRedLine', { words: redLine }),
        condition && say('saidCondition', { words: condition }),
      ]
    : []
  const before = isBefore ? say('saidOnFormer') : ''
  return [stands, ...words, before].filter((one) => one !== '').join(' ')
}
