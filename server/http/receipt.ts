import { fail, ok } from '../../shared/base/result.ts'
import { receiptOf } from '../receipts/receipt.ts'
import { forMembers } from './api.ts'
import { json } from './reply.ts'

/** [H9] What a member keeps of a revision or of the adoption: `?revision=Rev.2`, or without it the last of them. */
export const receipt = forMembers(async ({ context, member, url }) => {
  const wanted = url.searchParams.get('revision')
  const made = await receiptOf(context.file, wanted, member, context.now())
  return made.ok ? ok(json(made.value)) : fail({ code: made.error })
})
