import type { Compared, Say } from './compared.ts'
import { comparisonDocx } from './comparison-docx.ts'
import { comparisonHtml } from './comparison-html.ts'
import { comparisonJson } from './comparison-json.ts'
import { namedMoments } from './named-moments.ts'

/** In what a comparison is written without a typesetter: so anywhere, and everywhere the same bytes ([X54]). */
export type ComparisonFile = 'html' | 'docx' | 'json'

/** A comparison as a file, its own words in the language of `say`; JSON is for programs, and has none. */
export function comparisonFile(
  as: ComparisonFile,
  compared: Compared,
  say: Say,
  isAttributed: boolean,
): Uint8Array {
  switch (as) {
    case 'html':
      return utf8(comparisonHtml(namedMoments(compared, say), say, isAttributed))
    case 'docx':
      return comparisonDocx(namedMoments(compared, say), say, isAttributed)
    case 'json':
      return utf8(comparisonJson(compared))
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
