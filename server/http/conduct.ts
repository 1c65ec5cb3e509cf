import { fail, ok } from '../../shared/base/result.ts'
import { DossierCommand } from '../../shared/protocol/http.ts'
import { forMembers } from './api.ts'
import { readBody } from './read-body.ts'
import { json } from './reply.ts'

/** [O2] The penholder acts on the conduct of the negotiation; who may not is told so before anything is read. */
export const conduct = forMembers(async ({ request, context, member }) => {
  if (member.role !== 'penholder') return fail({ code: 'forbidden' })
  const body = await readBody(request, DossierCommand)
  if (!body.ok) return body
  const done = await context.conduct.act(body.value, member.hash)
  return done.ok ? ok(json(done.value)) : done
})
