import * as v from 'valibot'
import { fail, ok } from '../../shared/base/result.ts'
import { LOCALES } from '../../shared/messages/locales.ts'
import { checkOrder } from '../export/export-job.ts'
import { Receipt } from '../receipts/receipt.ts'
import { forMembers } from './api.ts'
import { readBody } from './read-body.ts'
import { whileWaited } from './while-waited.ts'

const RecordCheckRequest = v.object({
  locale: v.picklist(LOCALES),
  receipt: v.nullable(Receipt),
})

/** [H15] Whether the record is whole, and whether a receipt agrees with it, for every member; made beside the relay ([X30]). */
export const recordCheck = forMembers(async ({ request, context }) => {
  const body = await readBody(request, RecordCheckRequest)
  if (!body.ok) return body
  const told = await whileWaited(request.socket, (signal) =>
    context.exports.make(checkOrder(body.value), { signal }),
  )
  if (told.ok) return ok({ status: 200, type: told.value.type, body: told.value.bytes })
  return fail({ code: told.error === 'busy' ? 'export-busy' : 'export-failed' })
})
