import { type Comparison, compare, type Piece, readingOf } from '../../../shared/domain/compare.ts'
import type { Version } from '../../../shared/domain/versions.ts'
import { readCredits, readVersion } from '../../../shared/ydoc/read-version.ts'
import type { Replica } from './notation.ts'

// A comparison as a line: `[-old-]{+new FRA+}`, paragraphs divided by ` | `, each with what became of it.

export function versionOf(replica: Replica): Version {
  return readVersion(replica.ledger, {})
}

/** What changed while the work was done, as the pen's replica has it. */
export function comparing(replica: Replica, work: () => void, lang = 'en'): Comparison {
  const before = versionOf(replica)
  work()
  return compare(before, versionOf(replica), readCredits(replica.ledger), lang)
}

/** The rows as they are shown. */
export function lines({ rows, shown }: Comparison): string {
  return shown
    .map(({ row, as }) => {
      const one = rows[row]
      if (!one) return '?'
      if (as === 'wasHere') return `(moved ${wordsOf(one.pieces, 'added')})`
      const sign = one.change === 'same' || one.change === 'changed' ? '' : `${one.change}: `
      return `${one.isMoved ? 'moved: ' : ''}${sign}${one.pieces.map(inSigns).join('')}`
    })
    .join(' | ')
    .replaceAll('-][-', '')
    .replaceAll(/\+\}\{\+/g, '')
}

function inSigns({ kind, text, credit }: Piece): string {
  const by = credit ? ` ${[credit.by, ...credit.sponsors].join('+')}` : ''
  if (kind === 'kept') return text
  return kind === 'added' ? `{+${text}${by}+}` : `[-${text}${by}-]`
}

function wordsOf(pieces: readonly Piece[], left: Piece['kind']): string {
  return pieces.map(({ kind, text }) => (kind === left ? '' : text)).join('')
}

/** A version as its characters under their ids, with all that a comparison may show of it. */
export function spelled({ paragraphs }: Version): string {
  return JSON.stringify(
    paragraphs.map(({ id, kind, level, runs }) => ({
      ...{ id, kind, level },
      units: runs.flatMap(({ client, clock, text, emphasis }) =>
        [...text.split('')].map((unit, i) => `${client}:${clock + i} ${unit} ${emphasis.join()}`),
      ),
    })),
  )
}

/** What a reader sees of a version, whoever wrote it. */
export function written({ paragraphs }: Version): string {
  return JSON.stringify(
    paragraphs.map(({ kind, level, runs }) => [
      kind,
      level,
      runs.flatMap(({ text, emphasis }) =>
        text.split('').map((unit) => `${unit} ${emphasis.join()}`),
      ),
    ]),
  )
}

/** The same, read back out of a comparison. */
export function spelledOut(comparison: Comparison, side: 'before' | 'after'): string {
  return JSON.stringify(
    readingOf(comparison, side).map(({ id, kind, level, pieces }) => ({
      ...{ id, kind, level },
      units: pieces.flatMap((piece) => {
        const { client, clock, text, emphasis, emphasisBefore } = piece
        const styles = (side === 'before' ? emphasisBefore : null) ?? emphasis
        return [...text.split('')].map(
          (unit, i) => `${client}:${clock + i} ${unit} ${styles.join()}`,
        )
      }),
    })),
  )
}
