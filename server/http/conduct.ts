import { fail, ok } from '../../shared/base/result.ts'
import { type SilenceAnswerList, SilenceAnswerRequest } from '../../shared/protocol/closing.ts'
import { DossierCommand } from '../../shared/protocol/http.ts'
import { mayCommand } from '../relay/conduct-office.ts'
import { forMembers } from './api.ts'
import { MAX_ACT_BYTES, readBody } from './read-body.ts'
import { json } from './reply.ts'

/** [O2] Somebody acts on the conduct of the negotiation; who may do nothing of the kind is told so before anything is read. */
export const conduct = forMembers(async ({ request, context, member }) => {
  if (!mayCommand(member.role, 'issueAs')) return fail({ code: 'forbidden' })
  const body = await readBody(request, DossierCommand, MAX_ACT_BYTES)
  if (!body.ok) return body
  const done = await context.conduct.act(body.value, member.hash)
  return done.ok ? ok(json(done.value)) : done
})

/** [K3] A delegation says something of a text under silence. */
export const answerSilence = forMembers(async ({ request, context, member }) => {
  const body = await readBody(request, SilenceAnswerRequest)
  if (!body.ok) return body
  const done = await context.conduct.answer(body.value, member.hash)
  return done.ok ? ok(json(done.value)) : done
})

/** [K3] What was said of the round of that number, to those who may know. */
export const listAnswers = forMembers(async ({ url, context, member }) => {
  const round = Number(url.searchParams.get('round'))
  if (!Number.isSafeInteger(round) || round < 1) return fail({ code: 'malformed' })
  const answers = await context.conduct.answers(member, round)
  if (!answers) return fail({ code: 'unavailable' })
  const list: SilenceAnswerList = { answers: [...answers] }
  return ok(json(list))
})
