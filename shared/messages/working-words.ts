import type { en as app } from './app.ts'
import type { en as compilation } from './compilation.ts'
import type { en as editor } from './editor.ts'
import type { en as matrix } from './matrix.ts'
import type { en as positions } from './positions.ts'

// What working documents say around a text: in the window's two languages these sentences stand in the tables of the window; in the
// other official languages, which no window speaks, they are tables of their own ([X42]).

type OfWindow<Table> = Extract<
  keyof Table,
  | `${'directive' | 'into' | 'in' | 'notIn' | 'position' | 'attested' | 'rung' | 'state'}_${string}`
  | 'directiveBy'
  | 'rungWaits'
  | 'beforeLastChange'
  | 'saidNote'
  | 'saidRedLine'
  | 'saidCondition'
>

export type WorkingKey =
  | OfWindow<typeof app>
  | OfWindow<typeof editor>
  | OfWindow<typeof positions>
  | keyof typeof compilation
  | keyof typeof matrix

export type WorkingWords = Readonly<Record<WorkingKey, string>>
