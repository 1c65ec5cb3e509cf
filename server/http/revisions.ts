import { ok } from '../../shared/base/result.ts'
import { isCirculatedTo } from '../../shared/domain/revisions.ts'
import type { NamedRevisionList } from '../../shared/protocol/revisions.ts'
import { forMembers } from './api.ts'
import { json } from './reply.ts'

/** [H12] The revisions for named recipients that the member may know of; those for all are in the dossier. */
export const namedRevisions = forMembers(async ({ context, member }) => {
  const all = await context.rooms.named.all()
  const revisions = all.filter((one) => isCirculatedTo(one, member))
  const list: NamedRevisionList = { revisions: [...revisions] }
  return ok(json(list))
})
