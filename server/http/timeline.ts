import * as v from 'valibot'
import { fail, ok } from '../../shared/base/result.ts'
import { MOMENT, MomentPart } from '../../shared/protocol/timeline.ts'
import { courseOrder, momentOrder } from '../history/tell-history.ts'
import { forMembers } from './api.ts'
import { whileWaited } from './while-waited.ts'

/**
 * [H13] The restore points of the negotiation for every member; with `?at=` an entry of the log or a time, that moment, with `&part=` its
 * text or its credits alone.
 */
export const timeline = forMembers(async ({ request, context, url }) => {
  const at = url.searchParams.get('at')
  if (at !== null && !MOMENT.test(at)) return fail({ code: 'malformed', detail: 'at' })
  const part = url.searchParams.get('part')
  if (part !== null && !v.is(MomentPart, part)) return fail({ code: 'malformed', detail: 'part' })
  const order = at === null ? courseOrder : momentOrder(at, part)
  const told = await whileWaited(request.socket, (signal) =>
    context.history.make(order, { signal }),
  )
  if (told.ok) {
    const { bytes, type } = told.value
    return ok({ status: 200, type, body: bytes, headers: { 'cache-control': 'no-store' } })
  }
  if (told.error === 'busy') return fail({ code: 'export-busy' })
  return fail({ code: told.error === 'revision' ? 'not-found' : 'export-failed' })
})
