/** The languages in which a concept note can be read. */
export type NoteLang = 'en' | 'zh'

/** The language of a text by its letters; null if it is written in neither. */
export function langOfNote(text: string): NoteLang | null {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.replace(/https?:\S+/g, '').match(/[A-Za-z]/g)?.length ?? 0
  const letters = text.replace(/https?:\S+/g, '').match(/\p{L}/gu)?.length ?? 0
  // A word of Latin has some six letters, one of Chinese two.
  if (han * 2 > latin) return han * 2 > letters / 2 ? 'zh' : null
  if (latin < letters * 0.9) return null
  return /\b(?:the|and|of)\b/i.test(text) ? 'en' : null
}
