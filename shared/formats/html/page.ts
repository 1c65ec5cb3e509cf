import type { EmphasisStyle } from '../../domain/segments.ts'

// A page that needs nothing else ([X40]): no script, nothing fetched, and what was written is never mark-up. Whatever leaves as
// HTML is framed and escaped here.

export type HtmlPage = {
  readonly lang: string
  readonly title: string
  /** Rules besides those that every page has. */
  readonly style: string
  /** What stands in the body, escaped where it was written by somebody. */
  readonly body: string
}

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur']

/** The whole page, in its language and direction. */
export function htmlPage({ lang, title, style, body }: HtmlPage): string {
  const dir = RIGHT_TO_LEFT.includes(lang.slice(0, 2)) ? 'rtl' : 'ltr'
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
${body}
</body>
</html>
`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (char) => ESCAPES[char] ?? char)
}

/** The rule of style by which a line stands at the head of each page on paper. */
export function runningHead(text: string): string {
  return `@page{@top-center{content:"${escapeCss(text)}"}}\n`
}

/** Text as it may stand between quotation marks in a style sheet: nothing of it but letters and figures is left as it is. */
function escapeCss(text: string): string {
  return text.replace(/[^A-Za-z0-9]/gu, (char) => `\\${char.codePointAt(0)?.toString(16) ?? ''} `)
}

const TAGS: Readonly<Record<EmphasisStyle, string>> = { bold: 'b', italic: 'i', underline: 'u' }

/** What is escaped already, in its styles. */
export function emphasisedHtml(html: string, emphasis: readonly EmphasisStyle[]): string {
  return emphasis.reduce((inner, style) => `<${TAGS[style]}>${inner}</${TAGS[style]}>`, html)
}

const STYLE = `
:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 "Source Serif 4","Noto Serif","Noto Serif SC","Noto Naskh Arabic",Georgia,serif;color:light-dark(#1b2430,#e6eaef);background:light-dark(#fff,#1a2027)}
h1{font-size:1.3rem;margin:.2rem 0}h2{font-size:1.15rem}
.aloud{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`
