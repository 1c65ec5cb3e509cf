import type {
  ImportedParagraph,
  ImportedRun,
  ImportedText,
  ImportLeftover,
} from '../imported-text.ts'
import { saidAnywhere } from '../say.ts'

// What a compilation text of ours says around the text and about its words ([X42]): topic, key and table of provenance, brackets,
// directives and remarks. None of it is a word of the text; what somebody tracked in it is.

const KEYS = [...saidAnywhere('key'), ...saidAnywhere('keyAnonymous')]
const HEADINGS = saidAnywhere('provenance')

/** The text alone, if the document is a compilation text of ours; what is left out is listed with what was left over. */
export function stripCompilation(imported: ImportedText): ImportedText {
  const { paragraphs } = imported
  const words = paragraphs.map(({ runs }) => wordsIn(runs))
  const key = words.findIndex((one) => KEYS.includes(one))
  if (key < 0) return imported
  const heading = words.findLastIndex((one, at) => at > key && HEADINGS.includes(one))
  const end = heading < 0 ? paragraphs.length : heading
  const isKept = (at: number): boolean =>
    (at > key && at < end) ||
    paragraphs[at]?.runs.some(({ changes }) => changes.length > 0) === true
  const leftovers: ImportLeftover[] = paragraphs.flatMap((one, paragraph) => {
    const said = isKept(paragraph) ? wordsIn(one.runs.filter(isRemark)) : (words[paragraph] ?? '')
    return said === ''
      ? []
      : [{ what: 'pageFrame', paragraph, words: said.slice(0, 120), change: null }]
  })
  const moved = (at: number | null) =>
    at === null ? null : paragraphs.slice(0, at).filter((_, i) => isKept(i)).length
  return {
    ...imported,
    paragraphs: paragraphs.filter((_, at) => isKept(at)).map(withoutRemarks),
    comments: imported.comments.map((one) => ({ ...one, paragraph: moved(one.paragraph) })),
    leftovers: [...imported.leftovers, ...leftovers],
    isCompiled: true,
  }
}

function withoutRemarks(paragraph: ImportedParagraph): ImportedParagraph {
  return { ...paragraph, runs: paragraph.runs.filter((run) => !isRemark(run)) }
}

/** Said about the words, and nobody has tracked it; a reservation is a note of nothing else. */
function isRemark({ isAside, changes, note }: ImportedRun): boolean {
  if (changes.length > 0) return false
  return note ? note.length > 0 && note.every(isRemark) : isAside === true
}

function wordsIn(runs: readonly ImportedRun[]): string {
  return runs
    .map(({ text, note }) => (note ? wordsIn(note) : text))
    .join('')
    .trim()
}
