import { carriedParts } from '../docx/carried.ts'
import { documentXml, headerXml, styleOf } from '../docx/document.ts'
import { packDocument } from '../docx/package.ts'
import { paragraphXml, wordsXml } from '../docx/paragraph.ts'
import { Setting } from '../docx/setting.ts'
import { tableXml } from '../docx/table.ts'
import { commonParts } from '../export-docx.ts'
import type { ExportSource } from '../export-source.ts'
import { FORMULAS } from '../formulas.ts'
import { plainWords, type Words } from '../pieces.ts'
import {
  type Compilation,
  type CompilationWishes,
  type CompiledBlock,
  compilationOf,
} from './compilation-of.ts'
import type { CompiledWords } from './pieces.ts'

/** Of the table, in twentieths of a point: together the width of the text. */
const WIDTHS = [1500, 3300, 2706, 2000]

/** The compilation text as DOCX ([X42]); the same text gives the same bytes. */
export function compilationDocx(source: ExportSource, wishes: CompilationWishes): Uint8Array {
  const compilation = compilationOf(source, wishes)
  const { lang, mark, topic } = compilation
  const setting = new Setting(lang)
  const body = documentXml(bodyXml(compilation, setting), setting)
  return packDocument({
    title: topic === '' ? mark : `${mark} – ${topic}`,
    lang: FORMULAS[lang].tag,
    body,
    parts: [
      ...commonParts(lang, headerXml(mark, setting)),
      ...setting.parts,
      ...carriedParts(source),
    ],
    links: setting.links,
  })
}

function bodyXml({ topic, key, blocks, provenance }: Compilation, setting: Setting): string {
  const { heading, columns, rows } = provenance
  const plain = (style: string, text: string, emphasis: Words['emphasis'] = []) =>
    paragraphXml({ style }, wordsXml({ ...plainWords(text), emphasis }, setting), setting)
  return [
    plain('Cell', topic, ['bold']),
    plain('Cell', key),
    ...blocks.map((block) => blockXml(block, setting)),
    plain('Heading', heading),
    tableXml({ columns, widths: WIDTHS, rows }, setting),
    // A table at the end of a document has a paragraph behind it.
    plain('Cell', ''),
  ].join('')
}

function blockXml({ kind, level, paragraph, number, pieces }: CompiledBlock, setting: Setting) {
  const set = (words: CompiledWords) => wordsXml(words, setting, STYLES[words.as])
  const runs = pieces.map((piece) =>
    piece.kind === 'words'
      ? set(piece)
      : setting.note(piece.words.map((words) => set({ ...words, href: null })).join('')),
  )
  const dress = { style: styleOf(kind, level), level, number, id: paragraph }
  return paragraphXml(dress, runs.join(''), setting)
}

/** Styles of characters by which a reader tells words from what is said about them. */
const STYLES: Readonly<Record<CompiledWords['as'], string>> = {
  base: '',
  struck: 'Struck',
  pending: 'Pending',
  mark: 'Directive',
  remark: 'Remark',
}
