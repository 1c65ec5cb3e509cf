import { numberParagraphs } from '../../domain/numbers.ts'
import { arrange } from '../docx/tracked/arrange.ts'
import { type Remark, remarksIn } from '../docx/tracked/remarks.ts'
import type { TrackedParagraph } from '../docx/tracked/tracked-text.ts'
import type { ExportSource } from '../export-source.ts'
import { FORMULAS, isFormulaLang } from '../formulas.ts'
import { type Statement, statementOf } from '../statement.ts'
import { escapeXml } from '../xml.ts'
import { elementsOf, endXml, type Frame, nested, paragraphXml } from './body.ts'
import { InlineWriter } from './inline.ts'
import { metaXml } from './meta.ts'
import { AKN, namesOf, OWN } from './names.ts'
import { notesXml, speakersIn, TITLE_ELEMENT } from './notes.ts'

/** What is told of a text that is not adopted besides its proposals. */
export type AknWishes = { readonly withComments: boolean; readonly withPositions: boolean }

const NO_WISHES: AknWishes = { withComments: false, withPositions: false }

/**
 * The text in Akoma Ntoso ([X60]): until it is adopted the rolling text, with every proposal as `ins` and `del` of its delegation;
 * then the document, and nothing that was proposed.
 */
export function exportAkn(given: ExportSource, wishes: AknWishes = NO_WISHES): string {
  const source = given.dossier.adoption ? settled(given) : given
  const { dossier, lang } = source
  const statement = statementOf(source)
  const [title, ...paragraphs] = arrange(source)
  const body = nested(paragraphs)
  const elements = elementsOf(body)
  const numbers = numberParagraphs(source.markup, dossier.revisions.at(-1)?.numbers)
  const writer = new InlineWriter({
    source,
    numberOf: (id) => numbers.get(id) ?? '',
    elementOf: (id) => elements.get(id) ?? null,
  })
  const remarks = wishes.withComments && !dossier.adoption ? remarksOf(source, wishes) : []
  const preface = title ? titleXml(title, writer, remarks.length > 0) : ''
  const frameOf = framesFor(source, paragraphs)
  const written = body.map((one) => paragraphXml(one, writer, frameOf)).join('')
  const isTracked = writer.agents.size > 0
  const meta = metaXml(dossier, lang, {
    agents: [...writer.agents, ...speakersIn(remarks)],
    cited: writer.cited,
    notes: notesXml(remarks, (id) => elements.get(id) ?? null),
  })
  const contains = isTracked ? 'multipleVersions' : 'singleVersion'
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${AKN}" xmlns:ph="${OWN}">
<statement name="${namesOf(dossier, lang).type}" contains="${contains}">
${meta}
${coverXml(statement)}${preface}${preambleXml(statement)}<mainBody xml:lang="${FORMULAS[statement.lang].tag}" xml:space="preserve" ph:form="1">${written || '<p/>'}</mainBody>
</statement>
</akomaNtoso>
`
}

/** What all members were told beside the text; positions only where they are wished for. */
function remarksOf(source: ExportSource, { withPositions }: AknWishes): readonly Remark[] {
  const shown = new Set(source.markup.map(({ id }) => id))
  return remarksIn(source, withPositions).filter(({ paragraph }) => shown.has(paragraph))
}

/** The text with nothing proposed in it. */
function settled(source: ExportSource): ExportSource {
  return { ...source, markup: source.base, ifIncorporated: source.base, proposals: [] }
}

/** What the text is, or what it was issued as. */
function coverXml({ mark, masthead }: Statement): string {
  const lines = mark === null ? masthead.flat().filter((line) => line !== '') : [mark]
  const [symbol] = mark === null ? (masthead[0]?.slice(1) ?? []) : []
  const tag = (line: string): string => {
    if (mark !== null) return `<docStatus>${escapeXml(line)}</docStatus>`
    return line === symbol ? `<docNumber>${escapeXml(line)}</docNumber>` : escapeXml(line)
  }
  const rows = lines.map((line) => `<p>${tag(line)}</p>`).join('')
  return `<coverPage><container name="masthead">${rows}</container></coverPage>\n`
}

function titleXml(title: TrackedParagraph, writer: InlineWriter, isNamed: boolean): string {
  const name = isNamed ? ` eId="${TITLE_ELEMENT}"` : ''
  return `<preface><longTitle><p${name} xml:space="preserve"${endXml(title, writer)}><docTitle>${writer.words(title)}</docTitle></p></longTitle></preface>\n`
}

function preambleXml({ blocks }: Statement): string {
  const opening = blocks.find(({ kind }) => kind === 'opening')
  if (!opening) return ''
  return `<preamble><formula name="openingFormula"><p>${escapeXml(opening.text)}</p></formula></preamble>\n`
}

/** The numbers of a draft, or what an adopted document shows: a statement its quotation marks, a resolution its own numbers. */
function framesFor(
  { dossier, lang, markup }: ExportSource,
  paragraphs: readonly TrackedParagraph[],
): (paragraph: TrackedParagraph) => Frame {
  const bare: Frame = { num: '', open: '', close: '' }
  if (!dossier.adoption) {
    const numbers = numberParagraphs(markup, dossier.revisions.at(-1)?.numbers)
    return ({ id }) => ({ ...bare, num: (id && numbers.get(id)) ?? '' })
  }
  const type = dossier.adoption.type
  if (type === 'resolution') {
    const operative = paragraphs.filter(({ kind }) => kind === 'op')
    return (one) => ({ ...bare, num: one.kind === 'op' ? `${operative.indexOf(one) + 1}.` : '' })
  }
  if (type !== 'presidentialStatement') return () => bare
  const [open, close] = FORMULAS[isFormulaLang(lang) ? lang : 'en'].quotes
  const last = paragraphs.at(-1)
  return (one) => ({ num: '', open, close: one === last ? close : '' })
}
