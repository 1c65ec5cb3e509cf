import { fail, ok } from '../../shared/base/result.ts'
import { MOMENT } from '../../shared/protocol/timeline.ts'
import { courseOrder, momentOrder } from '../history/tell-history.ts'
import { forMembers } from './api.ts'

/**
 * [H13] The restore points of the negotiation for every member; with `?at=` an entry of the log or a time, the text at that moment.
 */
export const timeline = forMembers(async ({ context, url }) => {
  const at = url.searchParams.get('at')
  if (at !== null && !MOMENT.test(at)) return fail({ code: 'malformed', detail: 'at' })
  const order = at === null ? courseOrder : momentOrder(at)
  // What was begun is finished, also where nobody waits any more: to end the thread would lose what it has read.
  const { signal } = new AbortController()
  const told = await context.history.make(order, { signal })
  if (told.ok) {
    const { bytes, type } = told.value
    return ok({ status: 200, type, body: bytes, headers: { 'cache-control': 'no-store' } })
  }
  if (told.error === 'busy') return fail({ code: 'export-busy' })
  return fail({ code: told.error === 'revision' ? 'not-found' : 'export-failed' })
})
