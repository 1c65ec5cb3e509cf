import { parseDelegationCode } from '../../../domain/delegations.ts'
import { RUNGS } from '../../../domain/ladder.ts'
import {
  type BlockRecord,
  type ProposalRecord,
  SETTLINGS,
  STANDS,
  STATED_VIA,
  SUPPORTS,
  type VerdictRecord,
} from '../../../domain/records.ts'
import { EMPHASIS_STYLES, PARAGRAPH_KINDS } from '../../../domain/segments.ts'
import { LIMITS } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { isClock } from './range-rules.ts'

// [G10] The fields of every record: flat values, exactly those of its kind. What names characters or paragraphs is
// checked against the text elsewhere (record-rules.ts); here only the shape is.

type Test = (value: unknown) => boolean
/** What a field may hold, and whether it must be there. */
type Field = { readonly holds: Test; readonly isRequired: boolean }
type Fields<R> = { readonly [Name in keyof R]-?: Field }

export type RecordKind = ProposalRecord['kind']
/** An object as JSON has it: its own enumerable fields and no prototype but the plain one. */
export type Plain = { readonly [field: string]: unknown }

const isAnything: Test = () => true
const isBoolean: Test = (value) => typeof value === 'boolean'
const isNote: Test = (value) => typeof value === 'string' && value.length <= LIMITS.noteLength
const isName: Test = (value) => typeof value === 'string' && value.length <= LIMITS.nameLength
const isLevel: Test = (value) => isClock(value) && value <= 9
/** There is one title, and nothing else becomes one ([T7]). */
const isKind: Test = (value) => value !== 'title' && PARAGRAPH_KINDS.some((kind) => kind === value)
const isStyle: Test = (value) => EMPHASIS_STYLES.some((style) => style === value)
const isSupport: Test = (value) => SUPPORTS.some((support) => support === value)

const isSettling: Test = (value) => SETTLINGS.some((one) => one === value)
const isRung: Test = (value) => RUNGS.some((rung) => rung === value)
const isStand: Test = (value) => STANDS.some((stand) => stand === value)
const isVia: Test = (value) => STATED_VIA.some((via) => via === value)
const isDelegation: Test = (value) =>
  typeof value === 'string' && parseDelegationCode(value) !== null

const must = (holds: Test): Field => ({ holds, isRequired: true })
const may = (holds: Test): Field => ({ holds, isRequired: false })

const COMMON = {
  group: may(isName),
  note: may(isNote),
  withdrawn: may(isBoolean),
  t: may(isClock),
  source: may(isName),
}
const kind = must(isName)

const RECORD_FIELDS: {
  readonly [K in RecordKind]: Fields<Extract<ProposalRecord, { kind: K }>>
} = {
  del: { kind, ids: must(isAnything), ...COMMON },
  ins: { kind, head: must(isAnything), ...COMMON },
  remove: { kind, pid: must(isAnything), ...COMMON },
  attr: { kind, pid: must(isAnything), to: must(isKind), level: may(isLevel), ...COMMON },
  move: {
    kind,
    pid: must(isAnything),
    after: must(isAnything),
    until: may(isAnything),
    ...COMMON,
  },
  emphasis: {
    kind,
    ids: must(isAnything),
    style: must(isStyle),
    on: must(isBoolean),
    ...COMMON,
  },
  retain: { kind, ids: may(isAnything), pid: may(isAnything), ...COMMON },
  concept: { kind, pid: must(isAnything), ...COMMON, note: must(isNote) },
  comment: {
    kind,
    re: may(isName),
    sets: may(isSettling),
    t: may(isClock),
    edited: may(isBoolean),
    on: may(isName),
    pid: may(isAnything),
    ids: may(isAnything),
    quote: may(isNote),
    rev: may(isName),
    note: must(isNote),
    withdrawn: may(isBoolean),
  },
  pos: {
    kind,
    on: may(isName),
    pid: may(isAnything),
    v: must(isStand),
    rev: may(isName),
    note: may(isNote),
    redLine: may(isNote),
    condition: may(isNote),
    wording: may(isName),
    t: may(isClock),
    of: may(isDelegation),
    via: may(isVia),
  },
  support: { kind, on: must(isName), v: must(isSupport), wording: may(isName), t: may(isClock) },
  editorial: {
    kind,
    ids: may(isAnything),
    pid: may(isAnything),
    note: may(isNote),
    withdrawn: may(isBoolean),
  },
}

const VERDICT_FIELDS: Fields<VerdictRecord> = {
  v: must(isName),
  rec: must(isAnything),
  note: may(isNote),
  from: may(isClock),
}

const BLOCK_FIELDS: Fields<BlockRecord> = {
  kind: may(isKind),
  level: may(isLevel),
  after: may(isAnything),
  until: may(isAnything),
  number: may(isName),
  removed: may(isBoolean),
  closed: may(isBoolean),
  ladder: may(isRung),
  waitsFor: may(isNote),
  reason: may(isNote),
  movedAt: may(isClock),
  issue: may(isName),
}

/** The record with its kind; refuses what is no record. */
export function parseRecord(value: unknown): { readonly kind: RecordKind; readonly fields: Plain } {
  const fields = asPlain(value, 'kind')
  const known = (Object.keys(RECORD_FIELDS) as RecordKind[]).find((one) => one === fields.kind)
  if (!known) return refuse('schema', 'kind')
  checkFields(fields, RECORD_FIELDS[known])
  return { kind: known, fields }
}

export function parseVerdict(value: unknown): Plain {
  const fields = asPlain(value, 'verdict')
  checkFields(fields, VERDICT_FIELDS)
  return fields
}

export function parseBlock(value: unknown): Plain {
  const fields = asPlain(value, 'blocks')
  checkFields(fields, BLOCK_FIELDS)
  return fields
}

/** The kind that a stored value calls itself; empty if it is no record. */
export function kindOfValue(value: unknown): string {
  const isRecord = typeof value === 'object' && value !== null && 'kind' in value
  return isRecord && typeof value.kind === 'string' ? value.kind : ''
}

function asPlain(value: unknown, detail: string): Plain {
  const isPlain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  return isPlain ? (value as Plain) : refuse('schema', detail)
}

function checkFields(fields: Plain, allowed: { readonly [name: string]: Field }): void {
  for (const name of Object.keys(fields)) {
    // Own fields only: `constructor` is a field of every table's prototype.
    const field = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!field?.holds(fields[name])) refuse('schema', name)
  }
  for (const [name, field] of Object.entries(allowed)) {
    if (field.isRequired && !Object.hasOwn(fields, name)) refuse('schema', name)
  }
}
