import { fail, ok } from '../../shared/base/result.ts'
import { exportDossier } from '../export/export-dossier.ts'
import { forMembers } from './api.ts'

/** [H4] The document as the log has it, for every member: `?format=docx&lang=en`. */
export const exportText = forMembers(async ({ context, url }) => {
  const format = url.searchParams.get('format') ?? ''
  const lang = url.searchParams.get('lang')
  const exported = await exportDossier(context.file, format, lang)
  if (!exported.ok) {
    if (exported.error === 'not-adopted') return fail({ code: exported.error })
    const isFormat = exported.error === 'format'
    return fail(isFormat ? { code: 'format-unknown', detail: format } : { code: 'not-found' })
  }
  const { bytes, type, extension } = exported.value
  const headers = {
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="text.${extension}"`,
  }
  return ok({ status: 200, type, body: bytes, headers })
})
