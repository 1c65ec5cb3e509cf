import type { Exported, ExportOrder, OrderError } from '../export-job.ts'

// What the relay and the thread that makes its exports tell one another. Both halves are ours: nothing is parsed.

export type OrderMessage = {
  readonly id: number
  readonly file: string
  readonly order: ExportOrder
}

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | { readonly kind: 'made'; readonly id: number; readonly exported: Exported }
  | { readonly kind: 'refused'; readonly id: number; readonly error: OrderError }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Error }
