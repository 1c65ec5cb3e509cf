/** Numbers that are written out: a pattern that matches any of them, and what they amount to. */
export type NumberWords = {
  readonly pattern: string
  /** The number that the words say; 0 for words that are none. */
  readonly amount: (words: string) => number
}

/** Numbers by the words that say them, an underscore for a space within one; in lower case. */
export function numberWords(table: Readonly<Record<number, string>>): NumberWords {
  const numbers = new Map(
    Object.entries(table).flatMap(([number, words]) =>
      words.split(' ').map((word) => [word.replaceAll('_', ' '), Number(number)] as const),
    ),
  )
  // The longest first: `soixante` begins `soixante-quinze`.
  const longestFirst = [...numbers.keys()].toSorted((a, b) => b.length - a.length)
  return {
    pattern: longestFirst.join('|'),
    amount: (words) => numbers.get(words.toLowerCase()) ?? 0,
  }
}
