import type { Row } from '../../domain/compare.ts'
import type { Shown } from '../../domain/compare-order.ts'
import { emphasisedHtml, escapeHtml, htmlPage } from '../html/page.ts'
import {
  type Compared,
  type ComparedMoment,
  type Fold,
  foldsOf,
  type Group,
  groupsOf,
  numbersIn,
  remarksOn,
  type Say,
  summaryIn,
} from './compared.ts'

// The comparison as one page that needs nothing else ([X50]): no script, nothing fetched. What came and went is `ins` and
// `del`, said aloud as such, and told apart by line as well as by colour; what stayed is folded, and there.

/** The page; `isAttributed`: with who wrote and who removed each run, and under which proposal. */
export function comparisonHtml(compared: Compared, say: Say, isAttributed = true): string {
  const { topic, lang, before, after, comparison } = compared
  const number = numbersIn(comparison)
  const lead = say('comparisonLead', { before: before.name, after: after.name })
  const rows = foldsOf(comparison).map((fold) => foldOf(fold, { say, number, isAttributed }))
  const sum = summaryIn(comparison, say, isAttributed).map((one) => `<li>${escapeHtml(one)}</li>`)
  const body = `<header>
<p class="topic">${escapeHtml(topic)}</p>
<h1>${escapeHtml(lead)}</h1>
<p>${escapeHtml([before, after].map((one) => timed(one, say)).join(' · '))}</p>
<ul class="sum">${sum.join('')}</ul>
<p class="key">${escapeHtml(say('comparisonKey'))}</p>
</header>
<main>
${rows.join('\n')}
</main>`
  return htmlPage({ lang, title: `${lead} – ${topic}`, style: STYLE, body })
}

function timed({ name, at }: ComparedMoment, say: Say): string {
  return say('comparedAt', { name, time: `${new Date(at).toISOString().slice(0, 16)}Z` })
}

type Context = {
  readonly say: Say
  readonly number: (id: string) => string
  readonly isAttributed: boolean
}

function foldOf({ kind, rows }: Fold, context: Context): string {
  const shown = rows.map((row) => rowOf(row, context)).join('\n')
  if (kind === 'rows') return shown
  const label = context.say('folded', { count: rows.length })
  return `<details><summary>${escapeHtml(label)}</summary>\n${shown}\n</details>`
}

function rowOf(shown: Shown & { readonly one: Row }, context: Context): string {
  const { one, as } = shown
  const { after, before, pieces } = one
  const place = as === 'wasHere' ? before : (after ?? before)
  const number = place?.number ?? ''
  const label = number === '' ? '' : `<span class="n">${escapeHtml(number)}</span> `
  const said = remarksOn(shown, context.say).map(
    (one) => `<span class="remark">${escapeHtml(one)}</span> `,
  )
  const words =
    as === 'wasHere' ? [] : groupsOf(pieces, context.number).map((one) => groupOf(one, context))
  const name = place?.kind === 'title' ? 'h2' : 'p'
  const kind = `${place?.kind ?? 'plain'} ${as === 'wasHere' ? 'was-here' : one.change}`
  const indent = place?.level ? ` style="--level:${place.level}"` : ''
  return `<${name} class="row ${kind}"${indent}>${label}${said.join('')}${words.join('')}</${name}>`
}

function groupOf({ kind, text, by, proposal, emphasis }: Group, context: Context): string {
  const { say, isAttributed } = context
  const styled = emphasisedHtml(escapeHtml(text), emphasis)
  if (kind === 'kept') return styled
  const tag = kind === 'added' ? 'ins' : 'del'
  const isNamed = isAttributed && by.length > 0
  const who = isNamed ? say(`by_${kind}`, { by: by.join(', ') }) : say(`bare_${kind}`)
  const under =
    isNamed && proposal !== null
      ? ` title="${escapeHtml(say('underProposal', { name: proposal }))}"`
      : ''
  const aloud = `<span class="aloud">[${escapeHtml(who)}: </span>`
  const codes = isNamed ? `<sup aria-hidden="true">${escapeHtml(by.join(' · '))}</sup>` : ''
  return `<${tag}${under}>${aloud}${styled}<span class="aloud">]</span></${tag}>${codes}`
}

const STYLE = `
header,details>summary,.n,.remark,sup{font-family:Inter,"Noto Sans","Noto Sans SC",system-ui,sans-serif}
header{border-block-end:1px solid light-dark(#c7ced6,#3c4651);font-size:.9rem}
.topic,.key{color:light-dark(#4d5a69,#b3bcc7)}
.sum{display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;list-style:none}
.row{margin-block:.8rem;margin-inline-start:calc(var(--level,0)*1.5rem)}
.n{font-size:.75rem;color:light-dark(#5b6672,#929daa)}
.remark{font-size:.75rem;padding:.1rem .4rem;border:1px solid light-dark(#c7ced6,#3c4651);border-radius:4px}
ins{background:light-dark(#e3f1e8,#1d3a2a);text-decoration:underline 2px;text-underline-offset:.2em}
del{background:light-dark(#f8e5e5,#452323);text-decoration:line-through}
sup{font-size:.6rem;font-weight:600;margin-inline:.15rem;color:light-dark(#4d5a69,#b3bcc7)}
summary{cursor:pointer;font-size:.85rem;color:light-dark(#1f5f99,#6fb0ea)}
@media print{details::details-content{content-visibility:visible}}
`
