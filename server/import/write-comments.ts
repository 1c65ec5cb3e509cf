import type { Range } from '../../shared/domain/char-ids.ts'
import { withoutForbidden } from '../../shared/domain/characters.ts'
import type { Manuscript, ManuscriptComment } from '../../shared/domain/manuscript.ts'
import type { CommentRecord } from '../../shared/domain/records.ts'
import { withoutSigns } from '../../shared/domain/signs.ts'
import { LIMITS } from '../../shared/ydoc/guard/limits.ts'
import type { Seat } from '../seat.ts'
import type { Places } from './places.ts'
import type { SeatOf } from './write-manuscript.ts'

type Place = Pick<CommentRecord, 'pid' | 'ids' | 'quote'>

/**
 * Comments in threads, each by its author's delegation, on the words in question ([Q9]). Who settled a thread no document says:
 * it is settled by who began it. Returns how many are about nothing in the text.
 */
export async function writeComments(
  manuscript: Manuscript,
  seatOf: SeatOf,
  places: Places,
): Promise<number> {
  const threads = threadsIn(manuscript.comments)
  let unplaced = 0
  for (const [root, answers] of threads) {
    const place = placeOf(root, manuscript, places)
    if (!place) {
      unplaced += 1 + answers.length
      continue
    }
    const seat = await seatOf(root.author)
    const re = await say(seat, root, place)
    for (const answer of answers) await say(await seatOf(answer.author), answer, place, re)
    if (root.isResolved) await settle(seat, re, place, timeAfter([root, ...answers]))
  }
  return unplaced
}

/** Who began a thread, and who answered; an answer to what is not there begins one. */
function threadsIn(comments: readonly ManuscriptComment[]) {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const threads = new Map<ManuscriptComment, ManuscriptComment[]>()
  for (const comment of comments) if (rootOf(comment, byId) === comment) threads.set(comment, [])
  for (const comment of comments) {
    const root = rootOf(comment, byId)
    if (root !== comment) threads.get(root)?.push(comment)
  }
  return threads
}

function rootOf(
  comment: ManuscriptComment,
  byId: ReadonlyMap<string, ManuscriptComment>,
): ManuscriptComment {
  const seen = new Set([comment])
  let root = comment
  for (;;) {
    const parent = root.parent === null ? undefined : byId.get(root.parent)
    if (!parent || seen.has(parent)) return root
    seen.add(parent)
    root = parent
  }
}

/** Says it; what is longer than one comment may be goes on in answers. Returns the name of the thread. */
async function say(
  seat: Seat,
  { text, at }: ManuscriptComment,
  { pid, ids, quote }: Place,
  thread: string | null = null,
): Promise<string> {
  let re = thread
  for (const note of notesOf(text)) {
    const about = re === null ? { ...(ids ? { ids } : {}), ...(quote ? { quote } : {}) } : { re }
    const key = await put(seat, {
      kind: 'comment',
      ...(pid ? { pid } : {}),
      ...about,
      note,
      ...(at === null ? {} : { t: at }),
    })
    re ??= `${seat.delegation}/${key}`
  }
  return re ?? ''
}

async function settle(seat: Seat, re: string, { pid }: Place, t: number): Promise<void> {
  const about = pid ? { pid } : {}
  await put(seat, { kind: 'comment', ...about, re, sets: 'resolved', note: '', t })
}

function timeAfter(comments: readonly ManuscriptComment[]): number {
  return Math.max(0, ...comments.map(({ at }) => at ?? 0)) + 1
}

function put(seat: Seat, record: CommentRecord): Promise<string> {
  return seat.act((writer) => {
    let key = ''
    writer.edit('comment', ({ statements }) => {
      key = statements.newKey()
      statements.putRecord(key, record)
    })
    return key
  })
}

function placeOf(
  { id, paragraph }: ManuscriptComment,
  { paragraphs }: Manuscript,
  places: Places,
): Place | null {
  const isAbout = ({ comments }: { readonly comments: readonly string[] }) => comments.includes(id)
  const about = paragraphs.flatMap(({ pieces }) => pieces).filter(isAbout)
  const at = paragraph === null ? undefined : paragraphs[paragraph]
  const holding = at ?? paragraphs.find(({ pieces }) => pieces.some(isAbout))
  const pid = holding && places.idOf(holding)
  if (!pid) return null
  const ids: Range[] = places.rangesOf(about).slice(0, LIMITS.rangesPerRecord)
  const quote = withoutSigns(about.map(({ text }) => text).join('')).slice(0, LIMITS.noteLength)
  return { pid, ...(ids.length > 0 ? { ids, quote } : {}) }
}

function notesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => withoutForbidden(line).trim())
  const clean = lines.join(' ').trim()
  const parts: string[] = []
  for (let at = 0; at < clean.length; at += LIMITS.noteLength)
    parts.push(clean.slice(at, at + LIMITS.noteLength))
  return parts.length > 0 ? parts : ['']
}
