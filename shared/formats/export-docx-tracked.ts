import { carriedParts } from './docx/carried.ts'
import { headerXml } from './docx/document.ts'
import { packDocument } from './docx/package.ts'
import { Setting } from './docx/setting.ts'
import { type TrackedWishes, trackedXml } from './docx/tracked/write-tracked.ts'
import { commonParts } from './export-docx.ts'
import type { ExportSource } from './export-source.ts'
import { FORMULAS } from './formulas.ts'
import { statementOf } from './statement.ts'

const NO_WISHES: TrackedWishes = { isAnonymous: false, withPositions: false }

/** The rolling text as DOCX in which every proposal is a tracked change of its delegation, with the threads of comments ([X20]). */
export function exportDocxTracked(source: ExportSource, wishes = NO_WISHES): Uint8Array {
  const { lang, title, mark } = statementOf(source)
  const setting = new Setting(lang)
  const { body, parts } = trackedXml(source, setting, wishes)
  const header = mark ?? FORMULAS[lang].draftMark
  return packDocument({
    title,
    lang: FORMULAS[lang].tag,
    body,
    parts: [
      ...commonParts(lang, headerXml(header, setting)),
      ...setting.parts,
      ...parts,
      ...carriedParts(source),
    ],
    links: setting.links,
  })
}
