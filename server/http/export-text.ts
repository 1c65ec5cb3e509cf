import { fail, ok } from '../../shared/base/result.ts'
import { comparisonIn } from '../comparison/comparison-names.ts'
import type { Against, ExportError, ExportOrder } from '../export/export-job.ts'
import { localeOf } from '../messages.ts'
import type { Member } from '../store/store.ts'
import { forMembers } from './api.ts'
import type { ApiError } from './reply.ts'
import { whileWaited } from './while-waited.ts'

/** [H4] The document as the log has it, for every member: `?format=docx&lang=en`, `&revision=Rev.1`, `&with=lines`. */
export const exportText = forMembers(async ({ request, context, member, url }) => {
  const order = orderIn(url, member)
  const exported = await whileWaited(request.socket, (signal) =>
    context.exports.make(order, { signal }),
  )
  if (!exported.ok) return fail(refusalOf(exported.error, order))
  const { bytes, type, extension } = exported.value
  const headers = {
    'cache-control': 'no-store',
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename="text.${extension}"`,
  }
  return ok({ status: 200, type, body: bytes, headers })
})

function orderIn({ searchParams }: URL, { delegation, role }: Member): ExportOrder {
  const format = searchParams.get('format') ?? ''
  return {
    format,
    lang: searchParams.get('lang'),
    revision: searchParams.get('revision'),
    wishes: (searchParams.get('with') ?? '').split(',').filter((wish) => wish !== ''),
    asker: { delegation, role },
    ...(comparisonIn(format) ? { against: againstIn(searchParams) } : {}),
  }
}

/** What is compared with the revision: `&against=Rev.2&say=zh`, without a name the text as it stands. */
function againstIn(params: URLSearchParams): Against {
  return { revision: params.get('against'), locale: localeOf(params.get('say') ?? undefined) }
}

function refusalOf(error: ExportError, { format, wishes }: ExportOrder): ApiError {
  switch (error) {
    case 'format':
      return { code: 'format-unknown', detail: format }
    case 'wish':
      return { code: 'malformed', detail: `with=${wishes.join(',')}` }
    case 'lang':
    case 'revision':
      return { code: 'not-found' }
    case 'not-adopted':
    case 'no-typesetter':
    case 'negotiated-only':
    case 'gate':
      return { code: error }
    case 'busy':
      return { code: 'export-busy' }
    // Nobody hears the answer.
    case 'cancelled':
      return { code: 'unavailable' }
    case 'failed':
      return { code: 'export-failed' }
  }
}
