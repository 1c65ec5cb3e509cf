// What typing means in a language ([Y2]): quotation marks, apostrophes and spaces that do not break, as United Nations
// documents have them. Only what is being typed is changed, never what stands there.

/** What stands there in the end: `text` in the place of the typed character and of the `takes` units left of it. */
export type Typographic = { readonly text: string; readonly takes: number }

const NO_BREAK = '\u00a0'

type Quotes = {
  readonly open: string
  readonly close: string
  readonly innerOpen: string
  readonly innerClose: string
}

const ENGLISH: Quotes = { open: '“', close: '”', innerOpen: '‘', innerClose: '’' }
const QUOTES: Readonly<Record<string, Quotes>> = {
  en: ENGLISH,
  zh: ENGLISH,
  fr: { open: `«${NO_BREAK}`, close: `${NO_BREAK}»`, innerOpen: '’', innerClose: '’' },
  es: { open: '«', close: '»', innerOpen: '‘', innerClose: '’' },
  ru: { open: '«', close: '»', innerOpen: '„', innerClose: '“' },
  ar: { open: '«', close: '»', innerOpen: '‘', innerClose: '’' },
}

/** Words whose number is not parted from them at the end of a line. */
const NUMBERED: Readonly<Record<string, RegExp>> = {
  en: /(?:^|[^\p{L}])(?:paragraphs?|resolutions?|articles?|annex|para\.|No\.) $/iu,
  fr: /(?:^|[^\p{L}])(?:paragraphes?|résolutions?|articles?|annexe|no) $/iu,
  es: /(?:^|[^\p{L}])(?:párrafos?|resoluci(?:ón|ones)|artículos?|anexo|núm\.) $/iu,
  ru: /(?:^|[^\p{L}])(?:пункт[а-я]*|резолюци[а-я]*|стать[а-я]*|№) $/iu,
}

const OPENS = /(?:^|[\s([{«“‘„\u2013\u2014])$/u
/** An address or a symbol is typed as it is: S/RES/2518, a@b, https://. */
const ADDRESS = /[^\s]*(?:[/@]|:\/\/)[^\s]*$/u

/** What becomes of one typed character, given what stands left of it in the paragraph; null if it is as it should be. */
export function typographic(typed: string, left: string, lang: string): Typographic | null {
  if (ADDRESS.test(left)) return null
  const quotes = QUOTES[lang] ?? ENGLISH
  const isOpening = OPENS.test(left)
  if (typed === '"') return { text: isOpening ? quotes.open : quotes.close, takes: 0 }
  if (typed === "'") return { text: isOpening ? quotes.innerOpen : quotes.innerClose, takes: 0 }
  if (/^\d$/u.test(typed) && NUMBERED[lang]?.test(left)) return { text: NO_BREAK + typed, takes: 1 }
  if (lang === 'fr' && /^[;:!?»]$/u.test(typed) && left.endsWith(' ')) {
    return { text: NO_BREAK + typed, takes: 1 }
  }
  if (typed === '.' && /(?:^|[^.])\.\.$/u.test(left)) return { text: '…', takes: 2 }
  return typed === '-' && /(?:^|[^-])-$/u.test(left) ? { text: '—', takes: 1 } : null
}
