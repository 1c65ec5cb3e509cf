declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it'

  /** Footnotes as pandoc writes them: `[^1]`, `[^1]: words`, `^[words]`. */
  const footnotes: (markdown: MarkdownIt) => void
  // biome-ignore lint/style/noDefaultExport: so the package has it
  export default footnotes
}
