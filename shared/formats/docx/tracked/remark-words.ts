import type { TakenStand } from '../../../domain/positions.ts'

type RemarkWords = {
  /** The author where nobody is to be named. */
  readonly somebody: string
  readonly retain: string
  concept(note: string): string
  link(words: string, href: string): string
  unlink(words: string): string
  source(source: string): string
  sponsors(codes: readonly string[]): string
  readonly alsoDeleted: string
  readonly stands: Readonly<Record<TakenStand, string>>
  said(words: readonly string[]): string
}

const en: RemarkWords = {
  somebody: 'A delegation',
  retain: 'Retain as drafted.',
  concept: (note) => `Wording to be proposed: ${note}`,
  link: (words, href) => `Link “${words}” to ${href}`,
  unlink: (words) => `Remove the link from “${words}”`,
  source: (source) => `Agreed language: ${source}`,
  sponsors: (codes) => `Co-sponsored by ${codes.join(', ')}`,
  alsoDeleted: 'To be deleted as well.',
  stands: {
    agree: 'Agrees',
    flexible: 'Is flexible',
    reserve: 'Reserves its position',
    oppose: 'Opposes',
    awaiting: 'Awaits instructions',
  },
  said: (words) => words.join('. '),
}

const zh: RemarkWords = {
  somebody: '某代表团',
  retain: '保留草案措辞。',
  concept: (note) => `措辞待提：${note}`,
  link: (words, href) => `将“${words}”链接到 ${href}`,
  unlink: (words) => `取消“${words}”的链接`,
  source: (source) => `商定措辞：${source}`,
  sponsors: (codes) => `联署：${codes.join('、')}`,
  alsoDeleted: '同样要求删去。',
  stands: {
    agree: '同意',
    flexible: '可灵活',
    reserve: '保留立场',
    oppose: '反对',
    awaiting: '待指示',
  },
  said: (words) => words.join('。'),
}

/** What remarks in a working document say: in Chinese beside a Chinese text, in English beside any other. */
export function remarkWordsFor(lang: string): RemarkWords {
  return lang === 'zh' ? zh : en
}
