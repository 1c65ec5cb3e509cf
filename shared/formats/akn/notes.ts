import type { ParagraphId } from '../../domain/char-ids.ts'
import type { Remark } from '../docx/tracked/remarks.ts'
import { escapeXml } from '../xml.ts'
import { agentOf } from './names.ts'

// Comments, and positions as comments, as the standard keeps what is said beside a text: notes in the metadata, each at the element that
// it is about, by whom in `refersTo`. What the standard has no word for is said in our own ([X60]).

/** Under which notes find the title. */
export const TITLE_ELEMENT = 'title'

/** The element `notes`; empty where nobody said anything. Answers follow what they answer. */
export function notesXml(
  remarks: readonly Remark[],
  elementOf: (id: ParagraphId) => string | null,
): string {
  let number = 0
  const written = remarks.flatMap((remark) => {
    const root = `note_${++number}`
    const base = ` placementBase="#${elementOf(remark.paragraph) ?? TITLE_ELEMENT}"`
    const resolved = remark.isResolved ? ' ph:resolved="true"' : ''
    const replies = remark.replies.map((reply) =>
      noteXml(`note_${++number}`, `${base} ph:re="${root}"`, reply),
    )
    return [noteXml(root, `${base}${resolved}`, remark), ...replies]
  })
  return written.length > 0 ? `\n<notes source="#penholder">\n${written.join('\n')}\n</notes>` : ''
}

/** Whoever speaks in the remarks. */
export function speakersIn(remarks: readonly Remark[]): readonly string[] {
  return remarks.flatMap(({ author, replies }) => [author, ...replies.map((one) => one.author)])
}

function noteXml(
  eId: string,
  about: string,
  { author, at, text }: Pick<Remark, 'author' | 'at' | 'text'>,
) {
  const when = at === null ? '' : ` ph:at="${new Date(at).toISOString()}"`
  const lines = text.split('\n').map((line) => `<p>${escapeXml(line)}</p>`)
  return `<note eId="${eId}" refersTo="#${agentOf(author)}"${about}${when}>${lines.join('')}</note>`
}
