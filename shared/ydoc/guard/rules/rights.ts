import { holdsPen, type Role, type Stage } from '../../../domain/roles.ts'
import { EMPHASIS_STYLES } from '../../../domain/segments.ts'

// [G7] Who may write where, and when.

const SHARED = ['text', 'incorporated', 'cut', ...EMPHASIS_STYLES, 'decided', 'blocks'] as const
/** A root as a right names it: the shared ones by name, a delegation's two by what they hold. */
export type RightTo = (typeof SHARED)[number] | 'own records' | 'own cuts'

const NOTHING: readonly RightTo[] = []
/** Co-penholders write the text as the penholder does; what is the penholder's alone is no root of the text. */
const PEN_DRAFTING: readonly RightTo[] = [...SHARED, 'own records', 'own cuts']
const PEN_IN_SILENCE: readonly RightTo[] = ['decided', 'own records']

const ALL_SILENCED: Record<Role, readonly RightTo[]> = {
  penholder: NOTHING,
  'co-penholder': NOTHING,
  delegation: NOTHING,
  secretariat: NOTHING,
  observer: NOTHING,
  screen: NOTHING,
}

const RIGHTS: Record<Stage, Record<Role, readonly RightTo[]>> = {
  drafting: {
    penholder: PEN_DRAFTING,
    'co-penholder': PEN_DRAFTING,
    delegation: ['text', 'own records', 'own cuts'],
    secretariat: ['text', 'own records', 'own cuts'],
    observer: NOTHING,
    screen: NOTHING,
  },
  silence: {
    penholder: PEN_IN_SILENCE,
    'co-penholder': PEN_IN_SILENCE,
    delegation: ['own records'],
    secretariat: NOTHING,
    observer: NOTHING,
    screen: NOTHING,
  },
  // Of an agreed text only remarks are made, until it is adopted or opened again.
  agreed: {
    ...ALL_SILENCED,
    penholder: ['own records'],
    'co-penholder': ['own records'],
    delegation: ['own records'],
  },
  closed: ALL_SILENCED,
  adopted: ALL_SILENCED,
}

/** What a room keeps: the whole text, or nothing but what is said about it elsewhere ([G18]). */
export type Scope = 'text' | 'records'

export function mayWrite(role: Role, stage: Stage, to: RightTo): boolean {
  return RIGHTS[stage][role].includes(to)
}

/** Whether the role may write nothing at this stage. */
export function isSilenced(role: Role, stage: Stage): boolean {
  return RIGHTS[stage][role].length === 0
}

/** Whether the role never writes anything: then it is no matter of the stage. */
export function isReader(role: Role): boolean {
  return isSilenced(role, 'drafting')
}

/** Whether the role may bring a whole text: quotas do not bind it then ([G1], [G16]). */
export function mayImport(role: Role, scope: Scope): boolean {
  return holdsPen(role) && scope === 'text'
}

export function sharedRoot(root: string): RightTo | null {
  return SHARED.find((name) => name === root) ?? null
}

const REMARKS: ReadonlySet<string> = new Set(['comment', 'pos', 'support'])

/** Whether by records of this kind something is said about the text without asking for a change of it. */
export function isRemark(kind: string): boolean {
  return REMARKS.has(kind)
}

/** Whether records of this kind may be written, replaced or removed at this stage. */
export function admitsKind(stage: Stage, kind: string): boolean {
  return stage === 'drafting' || isRemark(kind)
}
