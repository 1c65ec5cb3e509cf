import type { IncomingMessage } from 'node:http'
import { fail, ok } from '../../shared/base/result.ts'
import { exportDossier } from '../export/export-dossier.ts'
import { type Answer, type ApiContext, memberOf } from './api.ts'

/** [H4] The document as the log has it, for every member: `?format=docx&lang=en`. */
export async function exportText(request: IncomingMessage, context: ApiContext, url: URL): Answer {
  if (!(await memberOf(request, context))) return fail({ code: 'session' })
  const format = url.searchParams.get('format') ?? ''
  const lang = url.searchParams.get('lang')
  const exported = await exportDossier(context.file, format, lang)
  if (!exported.ok) {
    const isFormat = exported.error === 'format'
    return fail(isFormat ? { code: 'format-unknown', detail: format } : { code: 'not-found' })
  }
  const { bytes, type, extension } = exported.value
  const headers = {
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="text.${extension}"`,
  }
  return ok({ status: 200, type, body: bytes, headers })
}
