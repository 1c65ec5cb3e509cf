import { fail, ok, type Result } from '../../base/result.ts'
import { type ImportError, type ImportedText, plainParagraph, plainRun } from '../imported-text.ts'
import { Leftovers } from '../reading/leftovers.ts'
import { type Progress, untold } from '../reading/progress.ts'
import { withoutLineNumbers } from './line-numbers.ts'
import { linesOf } from './pdf-lines.ts'
import { pdfPagesOf } from './pdf-pages.ts'
import { paragraphsOf } from './pdf-paragraphs.ts'

/** The text that a PDF has, as plain paragraphs; a file of pictures of pages is refused. Never throws ([I14]). */
export async function readPdf(
  bytes: Uint8Array,
  progress: Progress = untold,
): Promise<Result<ImportedText, ImportError>> {
  if (bytes.length === 0) return fail({ kind: 'empty' })
  const head = [...bytes.subarray(0, 1024)].map((one) => String.fromCharCode(one)).join('')
  if (!head.includes('%PDF-')) return fail({ kind: 'notThisFormat' })
  const read = await pdfPagesOf(bytes, progress)
  if (!read.ok) return read
  const { lang } = read.value
  const bare = withoutLineNumbers(read.value.pages)
  const pages = bare.pages.map(linesOf)
  const { paragraphs, heads, notes } = paragraphsOf(pages)
  if (paragraphs.length === 0) return fail({ kind: 'scanned' })
  const leftovers = new Leftovers()
  for (const head of heads) leftovers.add('pageFrame', null, head)
  if (bare.numbers.length > 0) leftovers.add('pageFrame', null, bare.numbers.join(' '))
  for (const at of notes) leftovers.add('pageNote', at, paragraphs[at] ?? '')
  for (const [at, lines] of pages.entries())
    if (lines.length === 0) leftovers.add('picture', null, `${at + 1}/${pages.length}`)
  for (const remark of read.value.remarks) leftovers.add('unplacedComment', null, remark)
  return ok({
    format: 'pdf',
    lang,
    paragraphs: paragraphs.map((words) => plainParagraph([plainRun(spaced(words, lang))])),
    comments: [],
    leftovers: leftovers.list,
  })
}

/** A PDF tells no space from another; French has some at which no line may break. */
function spaced(words: string, lang: string | null): string {
  if (!lang?.startsWith('fr')) return words
  return words.replace(/(?<=[«‹]) | (?=[»›:;?!])/gu, '\u00a0')
}
