import type { Row } from '../../domain/compare.ts'
import type { Shown } from '../../domain/compare-order.ts'
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

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur']

/** The page; `isAttributed`: with who wrote and who removed each run, and under which proposal. */
export function comparisonHtml(compared: Compared, say: Say, isAttributed = true): string {
  const { topic, lang, before, after, comparison } = compared
  const dir = RIGHT_TO_LEFT.includes(lang.slice(0, 2)) ? 'rtl' : 'ltr'
  const number = numbersIn(comparison)
  const lead = say('comparisonLead', { before: before.name, after: after.name })
  const body = foldsOf(comparison).map((fold) => foldOf(fold, { say, number, isAttributed }))
  return `<!doctype html>
<html lang="${escaped(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${lead} – ${topic}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="topic">${escaped(topic)}</p>
<h1>${escaped(lead)}</h1>
<p>${escaped([before, after].map((one) => timed(one, say)).join(' · '))}</p>
<ul class="sum">${summaryIn(comparison, say)
    .map((one) => `<li>${escaped(one)}</li>`)
    .join('')}</ul>
<p class="key">${escaped(say('comparisonKey'))}</p>
</header>
<main>
${body.join('\n')}
</main>
</body>
</html>
`
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
  return `<details><summary>${escaped(label)}</summary>\n${shown}\n</details>`
}

function rowOf(shown: Shown & { readonly one: Row }, context: Context): string {
  const { one, as } = shown
  const { after, before, pieces } = one
  const place = as === 'wasHere' ? before : (after ?? before)
  const number = place?.number ?? ''
  const label = number === '' ? '' : `<span class="n">${escaped(number)}</span> `
  const said = remarksOn(shown, context.say).map(
    (one) => `<span class="remark">${escaped(one)}</span> `,
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
  const styled = emphasis.reduce(
    (inner, style) => `<${TAGS[style]}>${inner}</${TAGS[style]}>`,
    escaped(text),
  )
  if (kind === 'kept') return styled
  const tag = kind === 'added' ? 'ins' : 'del'
  const isNamed = isAttributed && by.length > 0
  const who = isNamed ? say(`by_${kind}`, { by: by.join(', ') }) : say(`bare_${kind}`)
  const under =
    isNamed && proposal !== null
      ? ` title="${escaped(say('underProposal', { name: proposal }))}"`
      : ''
  const aloud = `<span class="aloud">[${escaped(who)}: </span>`
  const codes = isNamed ? `<sup aria-hidden="true">${escaped(by.join(' · '))}</sup>` : ''
  return `<${tag}${under}>${aloud}${styled}<span class="aloud">]</span></${tag}>${codes}`
}

const TAGS = { bold: 'b', italic: 'i', underline: 'u' } as const

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (char) => ESCAPES[char] ?? char)
}

const STYLE = `
:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 "Source Serif 4","Noto Serif","Noto Serif SC","Noto Naskh Arabic",Georgia,serif;color:light-dark(#1b2430,#e6eaef);background:light-dark(#fff,#1a2027)}
header,details>summary,.n,.remark,sup{font-family:Inter,"Noto Sans","Noto Sans SC",system-ui,sans-serif}
header{border-block-end:1px solid light-dark(#c7ced6,#3c4651);font-size:.9rem}
h1{font-size:1.3rem;margin:.2rem 0}h2{font-size:1.15rem}
.topic,.key{color:light-dark(#4d5a69,#b3bcc7)}
.sum{display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;list-style:none}
.row{margin-block:.8rem;margin-inline-start:calc(var(--level,0)*1.5rem)}
.n{font-size:.75rem;color:light-dark(#5b6672,#929daa)}
.remark{font-size:.75rem;padding:.1rem .4rem;border:1px solid light-dark(#c7ced6,#3c4651);border-radius:4px}
ins{background:light-dark(#e3f1e8,#1d3a2a);text-decoration:underline 2px;text-underline-offset:.2em}
del{background:light-dark(#f8e5e5,#452323);text-decoration:line-through}
sup{font-size:.6rem;font-weight:600;margin-inline:.15rem;color:light-dark(#4d5a69,#b3bcc7)}
summary{cursor:pointer;font-size:.85rem;color:light-dark(#1f5f99,#6fb0ea)}
.aloud{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{details::details-content{content-visibility:visible}}
`
