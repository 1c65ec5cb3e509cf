import { SECRETARIAT } from '../domain/delegations.ts'
import { SIGN_CHARACTERS } from '../domain/signs.ts'
import type { TranslatedPiece, Translation } from '../domain/translations.ts'
import type { Paragraph, Run } from '../domain/views.ts'
import type { ExportSource } from './export-source.ts'

/**
 * A text as its translation reads ([X80]): the same paragraphs with other words, and nothing that was proposed or said of them, for
 * that was in the negotiated language.
 */
export function translatedSource(source: ExportSource, translation: Translation): ExportSource {
  const words = new Map(translation.paragraphs.map(({ of, pieces }) => [of, pieces]))
  const base = source.base.flatMap((paragraph) => {
    const pieces = words.get(paragraph.id)
    return pieces ? [{ ...paragraph, runs: runsOf(paragraph, pieces) }] : []
  })
  const { lang, item, textHash } = translation
  return {
    ...source,
    ...{ lang, base, markup: base, ifIncorporated: base },
    ...{ proposals: [], records: [], wordings: new Map() },
    translates: { textHash, item },
  }
}

/** Nobody reads where these characters were typed: they were not. */
function runsOf({ runs }: Paragraph, pieces: readonly TranslatedPiece[]): readonly Run[] {
  const owner = runs[0]?.owner ?? SECRETARIAT
  return pieces.map((piece, clock) => {
    const said =
      'text' in piece
        ? { ...piece, sign: null }
        : { text: SIGN_CHARACTERS[piece.sign.kind], emphasis: [], sign: piece.sign }
    return { client: 0, clock, owner, isPending: false, deletedBy: [], restyledBy: [], ...said }
  })
}
