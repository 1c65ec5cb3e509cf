import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { MomentPart } from '../../shared/protocol/timeline.ts'
import type { DossierFile } from '../dossier-file.ts'
import { type Exported, type ExportOrder, type OrderError, orderOf } from '../export/export-job.ts'
import { History } from './history.ts'

// What a thread tells of the history of its file ([H13]). What it has read it keeps, as long as the thread is there.

const COURSE = 'course'
const MOMENT = 'moment'

/** The restore points of the negotiation. */
export const courseOrder: ExportOrder = orderOf(COURSE)

/** The text at an entry of the log, a time, or `now`, with its credits; or one of the two. */
export function momentOrder(name: string, part: MomentPart | null): ExportOrder {
  return { ...orderOf(MOMENT), revision: name, wishes: part ? [part] : [] }
}

export function isOfHistory({ format }: ExportOrder): boolean {
  return format === COURSE || format === MOMENT
}

type Read = { readonly of: string; readonly history: History }

let kept: Read | null = null

/** What is told is of the room that all members are in, and of no other. */
export async function tellHistory(
  file: DossierFile,
  order: ExportOrder,
): Promise<Result<Exported, OrderError>> {
  const told = await toldBy(await historyOf(file), file, order)
  if (!told) return fail('revision')
  const bytes = new TextEncoder().encode(JSON.stringify(told))
  return ok({ bytes, type: 'application/json; charset=utf-8', extension: 'json' })
}

function toldBy(
  history: History,
  file: DossierFile,
  { format, revision, wishes }: ExportOrder,
): Promise<unknown> {
  if (format === COURSE) return history.course(file)
  const name = revision ?? 'now'
  if (wishes.includes('text')) return history.text(file, name)
  return wishes.includes('credits') ? history.credits(file, name) : history.moment(file, name)
}

/** Another file, or another generation of its log, is another history. */
async function historyOf(file: DossierFile): Promise<History> {
  const { lang } = await file.readDossier()
  const of = JSON.stringify([file.path, file.id, file.epoch, lang])
  if (kept?.of !== of) kept = { of, history: new History(lang) }
  return kept.history
}
