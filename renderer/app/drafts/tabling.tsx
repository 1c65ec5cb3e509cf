import type { ComponentProps } from 'react'
import { later, useLater } from '../../ui/later.ts'
import type { TableDialog } from './table-dialog.tsx'

const tableDialog = later(async () => (await import('./table-dialog.tsx')).TableDialog)

/** The sheet that tables drafts, once its code is here. */
export function Tabling(props: ComponentProps<typeof TableDialog>) {
  const Sheet = useLater(tableDialog)
  return Sheet ? <Sheet {...props} /> : null
}
