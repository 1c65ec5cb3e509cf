import type { Citation, ConceptNote } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { TONGUES } from '../tongues/tongues.ts'
import { annexParagraphs, bare, sentencesOf } from './sentences.ts'

// Resolutions of the Council as they are cited: a number with its year. What a sentence says of one is what
// stands between this citation and the next; citations that share a predicate share what is said.

const ONLY_JOINS =
  /^[\s,，、;；،؛]*(?:and|or|as well as|et|ainsi que|y|así como|и|а также|و|和|以及|及|与)?[\s,，、;；،؛]*(?:第)?$/u

/** So many citations may share one predicate. */
const MAX_SHARING = 12

/** The resolutions that the annex cites, each once, in order. */
export function citationsOf(note: ConceptNote): readonly Citation[] {
  const found = new Map<string, Citation>()
  for (const paragraph of annexParagraphs(note)) {
    for (const sentence of sentencesOf(paragraph, note.lang)) {
      for (const citation of citationsIn(sentence, note.lang)) {
        const name = `${citation.number} (${citation.year})`
        const known = found.get(name)
        if (!known || known.subject === '') found.set(name, citation)
      }
    }
  }
  return [...found.values()]
}

function citationsIn(sentence: string, lang: NoteLang): readonly Citation[] {
  if (!TONGUES[lang].isAboutResolutions.test(sentence)) return []
  const matches = [...sentence.matchAll(TONGUES[lang].cited)]
  const said = matches.map((match, i) => {
    const end = match.index + match[0].length
    return sentence.slice(end, matches[i + 1]?.index)
  })
  const before = bare(sentence.slice(0, matches[0]?.index ?? 0))
  return matches.map((match, i) => ({
    number: Number(match[1]),
    year: Number(match[2]),
    subject: subjectFrom(said.slice(i, i + MAX_SHARING), lang) || before,
  }))
}

function subjectFrom(said: readonly string[], lang: NoteLang): string {
  const predicate = said.find((text) => !ONLY_JOINS.test(text)) ?? ''
  const isFollowed = said.indexOf(predicate) < said.length - 1
  // `…, while resolution 2378 (2017)`, `，安理会第`: words that lead to the next citation.
  const own = isFollowed ? predicate.replace(TONGUES[lang].leadsOn, '') : predicate
  return bare(own.trimStart().replace(/^(?:号|决议|中)+(?![^，。；])/u, ''))
}
