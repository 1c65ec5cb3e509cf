import type { BlockRecord, ProposalRecord, VerdictRecord } from '../../../domain/records.ts'
import { PARAGRAPH_KINDS } from '../../../domain/segments.ts'
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
const isKind: Test = (value) => PARAGRAPH_KINDS.some((kind) => kind === value)
const isScalar: Test = (value) => isName(value) || isBoolean(value) || Number.isFinite(value)

const must = (holds: Test): Field => ({ holds, isRequired: true })
const may = (holds: Test): Field => ({ holds, isRequired: false })

const COMMON = { group: may(isName), note: may(isNote), withdrawn: may(isBoolean), t: may(isClock) }
const kind = must(isName)

const RECORD_FIELDS: {
  readonly [K in RecordKind]: Fields<Extract<ProposalRecord, { kind: K }>>
} = {
  del: { kind, ids: must(isAnything), ...COMMON },
  ins: { kind, head: must(isAnything), ...COMMON },
  remove: { kind, pid: must(isAnything), ...COMMON },
  attr: { kind, pid: must(isAnything), key: must(isName), to: must(isScalar), ...COMMON },
  comment: {
    kind,
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
    v: must(isName),
    rev: may(isName),
    note: may(isNote),
  },
  support: { kind, on: must(isName), v: must(isName) },
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
}

const BLOCK_FIELDS: Fields<BlockRecord> = {
  kind: may(isKind),
  level: may(isLevel),
  after: may(isAnything),
  number: may(isName),
  removed: may(isBoolean),
  closed: may(isBoolean),
  ladder: may(isName),
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
