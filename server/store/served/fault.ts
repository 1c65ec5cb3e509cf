import { DamagedRow } from '../parse-row.ts'
import type { Fault } from './calls.ts'

/** Something went wrong in the thread that owns the file; carries the codes that `errorCode` and others look for. */
export class StoreFault extends Error {
  readonly errcode: number | undefined
  readonly code: string | undefined

  constructor({ message, errcode, code }: Omit<Fault, 'isDamage'>) {
    super(message)
    this.name = 'StoreFault'
    this.errcode = errcode ?? undefined
    this.code = code ?? undefined
  }
}

export function faultOf(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error)
  const errcode = valueAt(error, 'errcode')
  const code = valueAt(error, 'code')
  return {
    message,
    errcode: typeof errcode === 'number' ? errcode : null,
    code: typeof code === 'string' ? code : null,
    isDamage: error instanceof DamagedRow,
  }
}

export function errorOf(fault: Fault): Error {
  return fault.isDamage ? new DamagedRow(fault.message) : new StoreFault(fault)
}

function valueAt(error: unknown, key: string): unknown {
  return error instanceof Error ? Reflect.get(error, key) : undefined
}
