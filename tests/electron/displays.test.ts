import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roomMove } from '../../electron/main/room/room-place.ts'
import { RoomStand } from '../../electron/main/room/room-stand.ts'
import {
  bringWithinReach,
  type DisplayChange,
  followDisplays,
} from '../../electron/main/windows/displays.ts'
import { type Area, broughtWithinReach } from '../../electron/main/windows/window-state.ts'
import { Desk, DeskWindow, LAPTOP, MONITOR, PROJECTOR } from './support/desk.ts'

const AT_LAPTOP: Area = { x: 100, y: 80, width: 1000, height: 700 }
const AT_PROJECTOR: Area = { x: 1700, y: 80, width: 1000, height: 700 }

/** What was asked of the windows has been done, also by a system that takes its time. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise(setImmediate)
}

describe('a window whose display goes', () => {
  it('[D14] comes to one that is there, in its size, if that fits', async () => {
    const desk = new Desk(LAPTOP)
    const window = new DeskWindow(AT_PROJECTOR)
    await bringWithinReach(window, desk)
    expect(window.getBounds()).toEqual({ x: 220, y: 113, width: 1000, height: 700 })
    const large = new DeskWindow({ ...AT_PROJECTOR, width: 1900, height: 1000 })
    await bringWithinReach(large, desk)
    expect(large.getBounds()).toEqual(LAPTOP.workArea)
  })

  it('[D14] stays where it is within reach, also maximised with its edges beyond the screen', async () => {
    const desk = new Desk(LAPTOP, PROJECTOR)
    const window = new DeskWindow(AT_PROJECTOR)
    await bringWithinReach(window, desk)
    expect(window.getBounds()).toEqual(AT_PROJECTOR)
    const { x, y, width, height } = LAPTOP.workArea
    const bounds = { x: x - 8, y: y - 8, width: width + 16, height: height + 16 }
    const maximised = new DeskWindow(bounds)
    maximised.maximize()
    await bringWithinReach(maximised, desk)
    expect(maximised.getBounds()).toEqual(bounds)
  })

  it.each(['maximize', 'setFullScreen'] as const)('[D14] keeps its shape: %s', async (how) => {
    const window = new DeskWindow(PROJECTOR.workArea, { leavesSlowly: true })
    window[how](true)
    await bringWithinReach(window, new Desk(LAPTOP))
    expect(window.getBounds()).toEqual(LAPTOP.workArea)
    expect([window.isMaximized(), window.isFullScreen()]).toEqual([
      how === 'maximize',
      how === 'setFullScreen',
    ])
  })

  it('[D14] lies within a display afterwards, wherever it was', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 })
    const size = fc.integer({ min: 800, max: 6000 })
    const bounds = fc.record({ x: number, y: number, width: size, height: size })
    fc.assert(
      fc.property(bounds, fc.boolean(), (kept, fills) => {
        const moved = broughtWithinReach(kept, fills, [LAPTOP.workArea, PROJECTOR.workArea])
        if (moved === null) return
        const { x, y, width, height } = LAPTOP.workArea
        expect(moved.x).toBeGreaterThanOrEqual(x)
        expect(moved.y).toBeGreaterThanOrEqual(y)
        expect(moved.x + moved.width).toBeLessThanOrEqual(x + width)
        expect(moved.y + moved.height).toBeLessThanOrEqual(y + height)
        // Once there it is there.
        expect(broughtWithinReach(moved, fills, [LAPTOP.workArea])).toBeNull()
      }),
    )
  })
})

describe('a room screen', () => {
  /** A room screen beside a negotiation, as the shell has them. */
  function aRoom(desk: Desk, at: { own: Area; room: Area; fills: number | null }) {
    const own = new DeskWindow(at.own)
    const room = new DeskWindow(at.room, { leavesSlowly: true })
    if (at.fills !== null) room.setFullScreen(true)
    const stand = new RoomStand(room, own, at.fills)
    followDisplays(desk, async (change) => {
      await bringWithinReach(own, desk)
      await stand.displaysChanged(change, desk)
    })
    const standing = () => ({ bounds: room.getBounds(), isFull: room.isFullScreen() })
    return { own, room, standing }
  }
  const filling = ({ workArea }: typeof LAPTOP) => ({ bounds: workArea, isFull: true })
  const WINDOW: Area = { x: 80, y: 103, width: 1280, height: 720 }

  it('[D27] becomes a window behind the text when its display goes, and fills the next that comes', async () => {
    const desk = new Desk(LAPTOP, PROJECTOR)
    const room = { own: AT_LAPTOP, room: PROJECTOR.workArea, fills: PROJECTOR.id }
    const { own, standing } = aRoom(desk, room)
    desk.pullOut(PROJECTOR)
    await settled()
    expect(standing()).toEqual({ bounds: WINDOW, isFull: false })
    expect([own.did, own.getBounds()]).toEqual([['to the front'], AT_LAPTOP])
    desk.plugIn(MONITOR)
    await settled()
    expect(standing()).toEqual(filling(MONITOR))
    expect(own.getBounds()).toEqual(AT_LAPTOP)
  })

  it('[D27] goes to another display where there is one, and stays there when more come', async () => {
    const desk = new Desk(LAPTOP, PROJECTOR, MONITOR)
    const room = { own: AT_LAPTOP, room: PROJECTOR.workArea, fills: PROJECTOR.id }
    const { standing } = aRoom(desk, room)
    desk.pullOut(PROJECTOR)
    await settled()
    expect(standing()).toEqual(filling(MONITOR))
    desk.plugIn(PROJECTOR)
    await settled()
    expect(standing()).toEqual(filling(MONITOR))
  })

  it('[D27] makes way for a negotiation whose own display goes', async () => {
    const desk = new Desk(LAPTOP, PROJECTOR)
    const room = { own: AT_LAPTOP, room: PROJECTOR.workArea, fills: PROJECTOR.id }
    const { own, standing } = aRoom(desk, room)
    desk.pullOut(LAPTOP)
    await settled()
    expect(standing().isFull).toBe(false)
    expect(own.did).toEqual(['to the front'])
    expect(desk.getDisplayMatching(own.getBounds())).toBe(PROJECTOR)
  })

  it('[D27] fills a display that is plugged in while it is a window, also if cables come loose again and again', async () => {
    const desk = new Desk(LAPTOP)
    const { standing } = aRoom(desk, { own: AT_LAPTOP, room: WINDOW, fills: null })
    for (let time = 0; time < 3; time++) {
      desk.plugIn(PROJECTOR)
      desk.pullOut(PROJECTOR)
    }
    desk.plugIn(PROJECTOR)
    for (let time = 0; time < 8; time++) await settled()
    expect(standing()).toEqual(filling(PROJECTOR))
  })

  it('[D27] stays a window on the other display if its user made it one, and moves for no change of resolution', async () => {
    const desk = new Desk(LAPTOP, PROJECTOR)
    const at = { own: AT_LAPTOP, room: PROJECTOR.workArea, fills: PROJECTOR.id }
    const { room, standing } = aRoom(desk, at)
    room.setFullScreen(false)
    await settled()
    room.setBounds(AT_PROJECTOR)
    desk.plugIn(MONITOR)
    desk.rearrange({ ...LAPTOP, workArea: { ...LAPTOP.workArea, height: 860 } })
    await settled()
    expect(standing()).toEqual({ bounds: AT_PROJECTOR, isFull: false })
    // Only that it is within reach is seen to.
    desk.pullOut(PROJECTOR)
    await settled()
    expect(standing()).toMatchObject({ isFull: false, bounds: { x: 220, width: 1000 } })
  })

  it('[D27] never fills the display of the text, whatever comes and goes', () => {
    const displays = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 })
    const change = fc.oneof(
      fc.record({ kind: fc.constant('added' as const), id: fc.integer({ min: 1, max: 4 }) }),
      fc.constantFrom<DisplayChange>({ kind: 'removed' }, { kind: 'changed' }),
    )
    const id = fc.integer({ min: 1, max: 4 })
    fc.assert(
      fc.property(displays, change, id, fc.option(id), id, (ids, what, own, fills, on) => {
        const there = ids.map((one) => ({ id: one, area: LAPTOP.workArea }))
        const move = roomMove(what, there, own, { fills, on })
        if (move.kind === 'fill') {
          expect(move.display.id).not.toBe(own)
          expect(ids).toContain(move.display.id)
        }
        // What it filled before is gone, or is that of the text: it cannot stay.
        const mustGo = what.kind === 'removed' && fills !== null && there.length > 0
        if (mustGo && (fills === own || !ids.includes(fills))) expect(move.kind).not.toBe('stay')
      }),
    )
  })
})
