import type { ParagraphId } from '../../domain/char-ids.ts'
import { compile } from '../../domain/compilation.ts'
import { numberParagraphs } from '../../domain/numbers.ts'
import type { ParagraphKind } from '../../domain/segments.ts'
import type { ExportSource } from '../export-source.ts'
import { FORMULAS, type FormulaLang } from '../formulas.ts'
import { sayingBeside } from '../say.ts'
import { statementOf } from '../statement.ts'
import { toldStands } from '../told-stands.ts'
import { type CompiledPiece, setParts } from './pieces.ts'
import { type Provenance, provenanceOf } from './provenance.ts'
import { reservationsIn } from './reservations.ts'

// The compilation text as it leaves ([X42]): what [V15] compiles, set in pieces, with reservations as footnotes and a table that tells
// where the words come from. What every format of it shows; only the mark-up differs.

export type CompiledBlock = {
  readonly kind: ParagraphKind
  readonly level: number
  readonly paragraph: ParagraphId
  /** Empty for the title and for what was removed. */
  readonly number: string
  readonly pieces: readonly CompiledPiece[]
}

export type Compilation = {
  readonly lang: FormulaLang
  /** What the text is: `Compilation text – Draft – not agreed – Rev.2`. */
  readonly mark: string
  readonly topic: string
  /** How the brackets are read. */
  readonly key: string
  readonly blocks: readonly CompiledBlock[]
  readonly provenance: Provenance
}

export type CompilationWishes = {
  /** Nobody is named; brackets, and what is asked for, stay. */
  readonly isAnonymous: boolean
}

/** The compilation text of a negotiation as it stands. */
export function compilationOf(source: ExportSource, wishes: CompilationWishes): Compilation {
  const { dossier, markup, proposals } = source
  const { lang, mark } = statementOf(source)
  const say = sayingBeside(lang)
  const numbers = numberParagraphs(markup, dossier.revisions.at(-1)?.numbers)
  const isAttributed = !wishes.isAnonymous
  const standing = toldStands(source)
  const about = { numbers, isAttributed, say }
  const blocks = compile(markup, proposals, numbers).map(({ id, kind, level, parts }) => {
    const reservations = reservationsIn(standing.get(id), about)
    const pieces = [...setParts(parts, about), ...reservations]
    return { kind, level, paragraph: id, number: numbers.get(id) ?? '', pieces }
  })
  return {
    lang,
    mark: [say('compilationTitle'), mark ?? FORMULAS[lang].draftMark].join(' – '),
    topic: dossier.topic,
    key: say(isAttributed ? 'key' : 'keyAnonymous'),
    blocks: blocks.filter(({ pieces }) => pieces.length > 0),
    provenance: provenanceOf(source, about),
  }
}
