import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Bucket } from '../../../server/relay/bucket.ts'
import { type Frame, Turns } from '../../../server/relay/turns.ts'

const FRAMES = 20
const NUMBERS = Array.from({ length: FRAMES }, (_, number) => number)

/** Frames that cost one unit each, at a pace of `capacity` at once and `perSecond`. */
function aLine(capacity: number, perSecond: number) {
  const pace = new Bucket({ capacity, perSecond, overdraft: 100 })
  const taken: number[] = []
  const socket = {
    isPaused: false,
    pause: () => {
      socket.isPaused = true
    },
    resume: () => {
      socket.isPaused = false
    },
  }
  const take = ({ data }: Frame) => {
    pace.spend(1)
    taken.push(Number(data.toString()))
  }
  const turns = new Turns({ socket, pace, take })
  const receiveAll = () => {
    for (const number of NUMBERS) turns.receive({ data: Buffer.from(`${number}`), isBinary: true })
  }
  return { turns, taken, socket, receiveAll }
}

describe('[R12] frames are taken in turn', () => {
  it('at once as long as the pace allows it', () => {
    const { taken, socket, receiveAll } = aLine(FRAMES + 1, 1)
    receiveAll()
    expect(taken).toEqual(NUMBERS)
    expect(socket.isPaused).toBe(false)
  })

  it('later, in their order and each once, when they come faster; nothing more is read meanwhile', async () => {
    const { taken, socket, receiveAll } = aLine(5, 100)
    receiveAll()
    const atOnce = taken.length
    expect(atOnce).toBeLessThan(FRAMES / 2)
    expect(socket.isPaused).toBe(true)
    await pause(30)
    expect(taken.length).toBeGreaterThan(atOnce)
    await expect.poll(() => taken).toEqual(NUMBERS)
    expect(socket.isPaused).toBe(false)
  })

  it('all of them, before the end of the one who sent them is noticed', async () => {
    const { turns, taken, receiveAll } = aLine(5, 200)
    receiveAll()
    let takenAtEnd = 0
    turns.end(() => {
      takenAtEnd = taken.length
    })
    expect(takenAtEnd).toBe(0)
    await expect.poll(() => takenAtEnd).toBe(FRAMES)
  })

  it('without waiting, once nobody judges them any more', () => {
    const { turns, taken, socket, receiveAll } = aLine(5, 0.001)
    receiveAll()
    turns.release()
    expect(taken).toEqual(NUMBERS)
    expect(socket.isPaused).toBe(false)
  })
})
