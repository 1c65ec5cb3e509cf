import type { Program } from './relay-process.ts'

/** How much is done to the relay. */
export type Effort = {
  readonly program: Program
  /** Rounds of a fault that is done again and again. */
  readonly rounds: number
  /** How long something stands still, or goes on. */
  readonly seconds: number
  /** How long after the end of a fault all may be as it was. */
  readonly healedMs: number
}

export type Result = {
  readonly passed: boolean
  /** What was measured, in a few words. */
  readonly measured: string
}

/** Something that goes wrong in the world, and what must be true all the same. */
export type Fault = {
  readonly name: string
  readonly criterion: string
  /** What it takes on this machine and lacks, or null. */
  readonly lacks?: () => Promise<string | null>
  readonly run: (effort: Effort) => Promise<Result>
}
