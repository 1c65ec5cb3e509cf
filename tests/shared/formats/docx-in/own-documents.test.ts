import { describe, expect, it } from 'vitest'
import type { Manuscript } from '../../../../shared/domain/manuscript.ts'
import { readDocx } from '../../../../shared/formats/docx-in/read-docx.ts'
import { exportDocx } from '../../../../shared/formats/export-docx.ts'
import { type ExportSource, textOf } from '../../../../shared/formats/export-source.ts'
import { exportText } from '../../../../shared/formats/export-text.ts'
import type { ImportedText } from '../../../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../../../shared/formats/manuscript/manuscript-of.ts'
import { stripFrame } from '../../../../shared/formats/manuscript/strip-frame.ts'
import { readText } from '../../../../shared/formats/read-text.ts'
import { draftIn, livelySource } from '../sources.ts'
import { docx, p, r } from './packages.ts'

const DRAFTS: Readonly<Record<string, readonly string[]>> = {
  en: ['A title', 'The Security Council recalls “its” resolution 2436 (2018).', 'It decides.'],
  zh: ['安全理事会主席声明', '安全理事会回顾其第2436(2018)号决议。', '安理会敦促各国。'],
  fr: ['Déclaration', 'Le Conseil de sécurité rappelle sa résolution.', 'Il salue l’effort.'],
  es: ['Declaración', 'El Consejo de Seguridad recuerda su resolución 2436 (2018).'],
  ru: ['Заявление', 'Совет Безопасности напоминает о своей резолюции 2436 (2018).'],
  ar: ['بيان من رئيس مجلس الأمن', 'يشير مجلس الأمن إلى قراره.', 'ويحث المجلس جميع الدول.'],
}

function linesOf(imported: ImportedText): readonly string[] {
  const { manuscript } = manuscriptOf(stripFrame(imported), 'none')
  return manuscript.paragraphs.map(wordsOf)
}

const wordsOf = ({ pieces }: Manuscript['paragraphs'][number]): string =>
  pieces.map(({ text }) => text).join('')

const baseOf = ({ base }: ExportSource): readonly string[] => base.map(textOf)

describe('[I6] a document of ours comes back as its text, without what frames it', () => {
  it.each(Object.entries(DRAFTS))('in %s, as DOCX and as text', (lang, paragraphs) => {
    const source = draftIn(lang, ...paragraphs)
    const read = readDocx(exportDocx(source))
    if (!read.ok) throw new Error(read.error.kind)
    expect(linesOf(read.value)).toEqual(paragraphs)
    expect(read.value.lang?.slice(0, 2)).toBe(lang)
    const text = readText(new TextEncoder().encode(exportText(source)))
    if (!text.ok) throw new Error(text.error.kind)
    expect(linesOf(text.value)).toEqual(paragraphs)
  })

  it('the base text of a lively negotiation', () => {
    const source = livelySource()
    const read = readDocx(exportDocx(source))
    expect(read.ok && linesOf(read.value)).toEqual(baseOf(source))
  })

  it('a masthead is told, and is no text', () => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="M"><w:name w:val="Masthead"/></w:style></w:styles>'
    const head = p(r('United Nations'), '<w:pStyle w:val="M"/>')
    const read = readDocx(docx(head + p(r('A title')) + p(r('One.')), { 'styles.xml': styles }))
    if (!read.ok) throw new Error(read.error.kind)
    expect(linesOf(read.value)).toEqual(['A title', 'One.'])
    expect(read.value.leftovers).toMatchObject([{ what: 'pageFrame', words: 'United Nations' }])
  })
})

describe('[I9] plain text', () => {
  const read = (text: string): readonly string[] => {
    const found = readText(new TextEncoder().encode(text))
    if (!found.ok) throw new Error(found.error.kind)
    return found.value.paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''))
  }

  it('empty lines part paragraphs, whose lines belong together', () => {
    expect(read('A title\r\n\r\nOne line\r\nand another.\r\n\r\n\r\nThe end.\r\n')).toEqual([
      'A title',
      'One line and another.',
      'The end.',
    ])
  })

  it('Chinese lines are joined without a space', () => {
    expect(read('标题\n\n安全理事会回顾\n其决议。')).toEqual(['标题', '安全理事会回顾其决议。'])
  })

  it('without empty lines each line is a paragraph', () => {
    expect(read('A title\nOne.\nTwo.\n')).toEqual(['A title', 'One.', 'Two.'])
  })
})
