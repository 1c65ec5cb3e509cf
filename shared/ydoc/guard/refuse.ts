import type { Refusal, RefusalCode } from '../../domain/refusals.ts'

/**
 * Ends a judgement. The rules are many and nested, so the first broken one leaves them all at once; the
 * exception is caught in one place (see guarded-text.ts) and never leaves this folder.
 */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export function refuse(code: RefusalCode, detail?: string): never {
  throw new Refused(detail === undefined ? { code } : { code, detail })
}
