import { fail, ok } from '../../shared/base/result.ts'
import { DatesRequest } from '../../shared/protocol/dates.ts'
import { parseAuthorName } from '../author.ts'
import type { UpdateLog } from '../store/store.ts'
import { forMembers } from './api.ts'
import { readBody } from './read-body.ts'
import { json } from './reply.ts'

/** [H11] When the log got the items of these ids, and from whom, to whoever may enter their room. */
export const dates = forMembers(async ({ request, context, member }) => {
  const body = await readBody(request, DatesRequest)
  if (!body.ok) return body
  const { room, ids } = body.value
  // A room that is none is answered like one that one may not enter.
  if (!(await context.mayEnter(room, member))) return fail({ code: 'room-unknown', room })
  const { store } = context.file
  const seqs = await Promise.all(ids.map(([client, clock]) => store.rowOf(room, { client, clock })))
  const known = new Map<number, Promise<unknown>>()
  const entered = (seq: number): Promise<unknown> => {
    const asked = known.get(seq) ?? enteredIn(store, seq)
    known.set(seq, asked)
    return asked
  }
  return ok(json({ dates: await Promise.all(seqs.map((seq) => (seq ? entered(seq) : null))) }))
})

async function enteredIn(store: UpdateLog, seq: number): Promise<unknown> {
  const [row] = await store.rows(seq - 1, 1)
  if (!row) return null
  const { delegation, person } = parseAuthorName(row.author)
  return { seq, at: row.ts, by: delegation, person: person ?? '' }
}
