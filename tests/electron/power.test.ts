import { EventEmitter } from 'node:events'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { followPower, type Power } from '../../electron/main/windows/power.ts'
import { PowerEvent } from '../../shared/protocol/ipc.ts'

/** A machine that sleeps and wakes at the word of the test. */
class Machine extends EventEmitter implements Power {}

it('[D35] pages are told that the machine woke, and that somebody is back at it, and of nothing else', () => {
  const machine = new Machine()
  const told: PowerEvent[] = []
  followPower(machine, (event) => told.push(event))
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'on-battery'])
    machine.emit(event)
  expect(told).toEqual(['wake', 'return'])
  expect(told.every((event) => v.is(PowerEvent, event))).toBe(true)
})
