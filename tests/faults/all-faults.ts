import { CLOCKS } from './clocks.ts'
import { CONFERENCE } from './conference.ts'
import { DEATHS } from './deaths.ts'
import { DISKS } from './disks.ts'
import type { Fault } from './fault.ts'
import { LINES } from './lines.ts'
import { MOMENTS } from './moments.ts'
import { STANDSTILLS } from './standstills.ts'
import { THREADS } from './threads.ts'

/** Everything that is done to the relay. */
export const FAULTS: readonly Fault[] = [
  ...DEATHS,
  ...MOMENTS,
  ...THREADS,
  ...DISKS,
  ...STANDSTILLS,
  ...LINES,
  ...CLOCKS,
  ...CONFERENCE,
]

/** A few rounds and a moment: what a test of a change can wait for. */
export const SHORT = { rounds: 5, seconds: 2 } as const
