import type { Paragraph, Run } from '../../../../shared/domain/views.ts'
import { del, end, ins, p, r } from './packages.ts'

// A mark-up reading as a tracked document whose bookmarks carry the ids of paragraphs: what a member takes home to Word.

export function trackedBody(markup: readonly Paragraph[]): readonly string[] {
  return markup.map((paragraph, at) => {
    const next = markup[at + 1]
    const name = `ph_${paragraph.id.replace(':', '_')}`
    const mark = `<w:bookmarkStart w:id="${at}" w:name="${name}"/><w:bookmarkEnd w:id="${at}"/>`
    const by = next?.proposedBy ? end('ins', next.proposedBy) : ''
    const joined = next?.joinedBy[0] ? end('del', next.joinedBy[0].delegation) : ''
    return p(mark + paragraph.runs.map(runOf).join(''), by || joined)
  })
}

function runOf({ text, isPending, owner, deletedBy }: Run): string {
  const [struck] = deletedBy
  const words = struck ? del(struck.delegation, text) : r(text)
  return isPending ? ins(owner, words) : words
}
