import type { ParagraphId } from './char-ids.ts'
import type { Actor, Dossier } from './dossier.ts'

// What the concept note asks for against what the text says ([Z7]-[Z9]). The pen links a paragraph to what it answers;
// words that both have in common suggest links, and nothing is taken by itself.

/** Something that the concept note wants answered. */
export type Target =
  | { readonly kind: 'issue'; readonly key: string; readonly text: string }
  | { readonly kind: 'duty'; readonly key: string; readonly text: string; readonly actor: Actor }
  | {
      readonly kind: 'citation'
      readonly key: string
      readonly text: string
      readonly number: number
      readonly year: number
    }

/** Everything that the note wants answered: its issues, what it expects of each actor, the resolutions that it cites. */
export function targetsOf({
  issues,
  duties,
  citations,
}: Pick<Dossier, 'issues' | 'duties' | 'citations'>): readonly Target[] {
  return [
    ...issues.map(({ letter, text }) => ({ kind: 'issue' as const, key: letter, text })),
    ...duties.map(({ actor, text }, at) => {
      const earlier = duties.slice(0, at).filter((duty) => duty.actor === actor)
      return { kind: 'duty' as const, key: `${actor}:${earlier.length + 1}`, text, actor }
    }),
    ...citations.map(({ number, year, subject }) => {
      const key = `${number}/${year}`
      return { kind: 'citation' as const, key, text: subject, number, year }
    }),
  ]
}

/** The keys of what a paragraph answers, as its block keeps them: with spaces between, each once. */
export function linksIn(words: string): readonly string[] {
  return [...new Set(words.split(' ').filter((key) => key !== ''))]
}

/** A paragraph of the base text. */
type Answer = { readonly id: ParagraphId; readonly text: string }

export type Coverage = {
  readonly target: Target
  /** Paragraphs that the pen has linked to it, in the order of the text. */
  readonly answeredBy: readonly ParagraphId[]
  /** Paragraphs that may answer it besides, the likeliest first. */
  readonly suggested: readonly ParagraphId[]
}

/** What answers each target, and what may; links of paragraphs that are not in the text count for nothing ([Z8]). */
export function coverageOf(
  targets: readonly Target[],
  paragraphs: readonly Answer[],
  links: ReadonlyMap<ParagraphId, readonly string[]>,
): readonly Coverage[] {
  const likeness = new Likeness(paragraphs)
  return targets.map((target) => {
    const isLinked = (id: ParagraphId) => links.get(id)?.includes(target.key) ?? false
    const answeredBy = paragraphs.map(({ id }) => id).filter(isLinked)
    const suggested = likeness.suggest(target).filter((id) => !isLinked(id))
    return { target, answeredBy, suggested }
  })
}

const MOST_SUGGESTED = 3
/** So much of the weight of what is asked must be found in a paragraph. */
const ENOUGH = 0.3

/** How much of the words of a target a paragraph has; a word that many paragraphs have says little. */
class Likeness {
  readonly #paragraphs: readonly (Answer & { readonly words: ReadonlySet<string> })[]
  readonly #spread = new Map<string, number>()

  constructor(paragraphs: readonly Answer[]) {
    this.#paragraphs = paragraphs.map((one) => ({ ...one, words: wordsIn(one.text) }))
    for (const { words } of this.#paragraphs) {
      for (const word of words) this.#spread.set(word, (this.#spread.get(word) ?? 0) + 1)
    }
  }

  suggest(target: Target): readonly ParagraphId[] {
    const likely = this.#paragraphs
      .map(({ id, text, words }) => ({ id, share: this.#shareOf(target, text, words) }))
      .filter(({ share }) => share >= ENOUGH)
    return likely
      .sort((a, b) => b.share - a.share)
      .slice(0, MOST_SUGGESTED)
      .map(({ id }) => id)
  }

  #shareOf(target: Target, text: string, words: ReadonlySet<string>): number {
    // A resolution that is named is not guessed at; what only has to do with its subject does not cite it.
    if (target.kind === 'citation') return names(text, target.number, target.year) ? 1 : 0
    const wanted = [...wordsIn(target.text)]
    const whole = wanted.reduce((sum, word) => sum + this.#weightOf(word), 0)
    const found = wanted.filter((word) => words.has(word))
    const part = found.reduce((sum, word) => sum + this.#weightOf(word), 0)
    return found.length > 1 && whole > 0 ? part / whole : 0
  }

  /** The fewer paragraphs have the word, the more it says; what every one has says nothing. */
  #weightOf(word: string): number {
    return Math.log((this.#paragraphs.length + 1) / ((this.#spread.get(word) ?? 0) + 1))
  }
}

function names(text: string, number: number, year: number): boolean {
  return new RegExp(`(?<![0-9])${number}\\s?[(（]${year}[)）]`, 'u').test(text)
}

const STEM_LENGTH = 6
const EMPTY_WORDS = new Set(
  'about after also been before could each from have into more other should such than that their them there these they this those what when where which will with would'.split(
    ' ',
  ),
)

/** Words without their endings, in small letters; of scripts without spaces, each two characters that follow one another. */
function wordsIn(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/\p{Script=Han}/u.test(word)) {
      const characters = [...word]
      for (let at = 1; at < characters.length; at++)
        words.add(characters.slice(at - 1, at + 1).join(''))
    } else if (word.length > 3 && !EMPTY_WORDS.has(word)) words.add(stemOf(word))
  }
  return words
}

/** Enough to find “training” in “trained”: no dictionary of any language. */
function stemOf(word: string): string {
  return word.replace(/(?:ations?|ings?|ed|es|s|ly)$/u, '').slice(0, STEM_LENGTH)
}
