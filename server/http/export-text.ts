import type { IncomingMessage } from 'node:http'
import { fail } from '../../shared/base/result.ts'
import { type Answer, type ApiContext, memberOf } from './api.ts'

/** [H4] */
export async function exportText(request: IncomingMessage, context: ApiContext, url: URL): Answer {
  if (!(await memberOf(request, context))) return fail({ code: 'session' })
  return fail({ code: 'format-unknown', detail: url.searchParams.get('format') ?? '' })
}
