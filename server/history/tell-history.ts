import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { DossierFile } from '../dossier-file.ts'
import { type Exported, type ExportOrder, type OrderError, orderOf } from '../export/export-job.ts'
import { History } from './history.ts'

// What a thread tells of the history of its file ([H13]). What it has read it keeps, as long as the thread is there.

const COURSE = 'course'
const MOMENT = 'moment'

/** The restore points of the negotiation. */
export const courseOrder: ExportOrder = orderOf(COURSE)

/** The text at an entry of the log, a time, or `now`. */
export function momentOrder(name: string): ExportOrder {
  return { ...orderOf(MOMENT), revision: name }
}

export function isOfHistory({ format }: ExportOrder): boolean {
  return format === COURSE || format === MOMENT
}

type Read = { readonly of: string; readonly history: History }

let kept: Read | null = null

/** What is told is of the room that all members are in, and of no other. */
export async function tellHistory(
  file: DossierFile,
  { format, revision }: ExportOrder,
): Promise<Result<Exported, OrderError>> {
  const history = await historyOf(file)
  const told =
    format === COURSE ? await history.course(file) : await history.moment(file, revision ?? 'now')
  if (!told) return fail('revision')
  const bytes = new TextEncoder().encode(JSON.stringify(told))
  return ok({ bytes, type: 'application/json; charset=utf-8', extension: 'json' })
}

/** Another file, or another generation of its log, is another history. */
async function historyOf(file: DossierFile): Promise<History> {
  const { lang } = await file.readDossier()
  const of = JSON.stringify([file.path, file.id, file.epoch, lang])
  if (kept?.of !== of) kept = { of, history: new History(lang) }
  return kept.history
}
