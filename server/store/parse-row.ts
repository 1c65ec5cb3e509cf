import { parseDelegationCode } from '../../shared/domain/delegations.ts'
import { ROLES } from '../../shared/domain/roles.ts'
import type { Row, Value } from './sqlite.ts'
import {
  type Invite,
  type KeptRefusal,
  type LeaseRow,
  type LogRow,
  type Member,
  REFUSAL_PLACES,
  type RefusalSum,
} from './store.ts'

// Rows of the file as typed values. A file can be edited by anybody: a row that is not what this program
// writes throws `DamagedRow`, which the edges turn into the sentence that the file is damaged.

export class DamagedRow extends Error {}

export function parseRow(row: Row): LogRow {
  return {
    seq: number(row, 'seq'),
    room: text(row, 'room'),
    author: text(row, 'author'),
    ts: number(row, 'ts'),
    prev: bytes(row, 'prev'),
    hash: bytes(row, 'hash'),
    digest: bytes(row, 'digest'),
    data: bytes(row, 'data'),
  }
}

export function parseInvite(row: Row): Invite {
  return {
    ...parseOffice(row),
    hash: text(row, 'hash'),
    name: text(row, 'name'),
    uses: number(row, 'uses'),
    expires: row.expires === null ? null : number(row, 'expires'),
    // A file of an earlier program has no such column: its invitations are the host's.
    madeBy: typeof row.made_by === 'string' ? parseDelegationCode(row.made_by) : null,
  }
}

export function parseMember(row: Row): Member {
  return { ...parseOffice(row), hash: text(row, 'hash'), person: text(row, 'person') }
}

export function parseLease(row: Row): LeaseRow {
  return {
    room: text(row, 'room'),
    client: number(row, 'client'),
    session: text(row, 'session'),
    hand: row.hand === 'base' ? 'base' : 'proposing',
  }
}

export function parseRefusal(row: Row): KeptRefusal {
  const where = REFUSAL_PLACES.find((place) => place === row.place)
  if (!where) throw new DamagedRow('place')
  return {
    id: number(row, 'id'),
    ts: number(row, 'ts'),
    where,
    code: text(row, 'code'),
    room: row.room === null ? null : text(row, 'room'),
    delegation: row.delegation === null ? null : parseDelegationCode(text(row, 'delegation')),
    role: ROLES.find((known) => known === row.role) ?? null,
    person: row.person === null ? null : text(row, 'person'),
    count: number(row, 'count'),
  }
}

export function parseRefusalSum(row: Row): RefusalSum {
  const delegation = parseDelegationCode(text(row, 'delegation'))
  return { delegation, code: text(row, 'code'), count: number(row, 'count') }
}

function parseOffice(row: Row): Pick<Member, 'delegation' | 'role'> {
  const delegation = parseDelegationCode(text(row, 'delegation'))
  const role = ROLES.find((known) => known === row.role)
  if (!delegation || !role) throw new DamagedRow('delegation, role')
  return { delegation, role }
}

function number(row: Row, column: string): number {
  const value: Value | undefined = row[column]
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
  throw new DamagedRow(column)
}

function text(row: Row, column: string): string {
  const value: Value | undefined = row[column]
  if (typeof value === 'string') return value
  throw new DamagedRow(column)
}

function bytes(row: Row, column: string): Uint8Array {
  const value: Value | undefined = row[column]
  if (value instanceof Uint8Array) return value
  throw new DamagedRow(column)
}
