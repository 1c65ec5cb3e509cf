import { performance } from 'node:perf_hooks'
import { compare } from '../../shared/domain/compare.ts'
import { asVersion } from '../../shared/domain/compare-outside.ts'
import { readCredits, readVersion } from '../../shared/ydoc/read-version.ts'
import { type Replica, Table } from '../shared/ydoc/notation.ts'

const EN =
  'The Security Council reaffirms its primary responsibility under the Charter of the United Nations for the maintenance of international peace and security, and underlines that the safety of peacekeepers is a priority of all Member States. '
const ZH =
  '安全理事会重申其根据《联合国宪章》对维护国际和平与安全负有首要责任，并强调维和人员的安全和安保是所有会员国的优先事项。'
const ROUNDS = 7

/** Sixty pages, three hundred paragraphs, a change of fifteen authors in each: medians. */
export type CompareBench = Readonly<
  Record<'en' | 'zh', Readonly<Record<'ids' | 'outside' | 'read', number>>>
>

/** Comparing two revisions of sixty pages: by ids, with a document that has none, and reading one of them. */
export function compareBench(): { readonly compareMs: CompareBench } {
  return { compareMs: { en: measured('en', EN.repeat(2)), zh: measured('zh', ZH.repeat(3)) } }
}

function measured(lang: 'en' | 'zh', words: string): CompareBench['en'] {
  const texts = Array.from({ length: 300 }, (_, i) => `${i} ${words}`)
  const table = new Table(['Statement', ...texts])
  const { CHN } = table
  const before = readVersion(CHN.ledger, {})
  negotiated(table, CHN, lang)
  const after = readVersion(CHN.ledger, {})
  const credits = readCredits(CHN.ledger)
  const outside = after.paragraphs.map(({ runs, kind, level }) => ({
    ...{ kind, level },
    text: runs.map(({ text }) => text).join(''),
  }))
  return {
    ids: median(() => compare(before, after, credits, lang)),
    outside: median(() => {
      const version = asVersion(outside, before, lang)
      return compare(before, version, { brought: [], taken: [] }, lang)
    }),
    read: median(() => [readVersion(CHN.ledger, {}), readCredits(CHN.ledger)]),
  }
}

/** Two changes in each paragraph, taken up by the pen; some paragraphs moved, split, joined and removed. */
function negotiated(table: Table, CHN: Replica, lang: string): void {
  const names = ['FRA', 'USA', 'RUS', 'DEU', 'ZAF', 'GBR', 'BEL', 'EST', 'IDN', 'NER', 'TUN', 'VNM']
  const members = [...names, 'DOM', 'VCT', 'IND'].map((name) => table.join(name))
  const paragraphs = CHN.read().slice(1)
  paragraphs.forEach(({ runs: [run] }, i) => {
    const member = members[i % members.length]
    if (!run || !member) return
    member.writer.type(
      { client: run.client, clock: run.clock + 30 },
      lang === 'en' ? ' strongly' : '坚决',
    )
    member.writer.remove([[run.client, run.clock + 60, 7]])
  })
  table.meet()
  CHN.writer.incorporateAll(CHN.proposals)
  for (const at of [20, 80, 140]) {
    CHN.writer.moveParagraph(CHN.paragraph(at), CHN.paragraph(at + 10))
    CHN.writer.joinToPrevious(CHN.paragraph(at + 20))
    CHN.writer.removeParagraph(CHN.paragraph(at + 30))
  }
}

function median(act: () => unknown): number {
  act()
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    act()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return Number((times[ROUNDS >> 1] ?? 0).toFixed(2))
}
