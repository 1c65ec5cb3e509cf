import { performance } from 'node:perf_hooks'
import type { Course } from '../../server/history/course.ts'
import type { History, HistoryFile } from '../../server/history/history.ts'
import { randomFrom } from '../shared/ydoc/notation.ts'

// What it costs to move through a negotiation, as the window asks for it.

const MOVES = 15

/** Milliseconds by the clock, and of the processor: on a machine that others use, the latter says more. */
export type Cost = { readonly clock: number; readonly cpu: number }

/** As a window moves: the moment from which the changes are counted, the moment itself, then in whose name; then on, and back. */
export async function movingIn(history: History, file: HistoryFile, { points }: Course) {
  const random = randomFrom(5)
  const text = (place: number) => history.text(file, String(points[place]?.seq ?? 0))
  const costs: Record<'move' | 'moveCredits' | 'step' | 'stepBack', Cost[]> = {
    move: [],
    moveCredits: [],
    step: [],
    stepBack: [],
  }
  for (let i = 0; i < MOVES; i++) {
    const place = Math.floor((0.3 + 0.65 * random()) * points.length)
    costs.move.push(await cost(async () => [await text(place - 1), await text(place)]))
    const credits = () => history.credits(file, String(points[place]?.seq ?? 0))
    costs.moveCredits.push(await cost(credits))
    costs.step.push(await cost(() => text(place + 1)))
    costs.stepBack.push(await cost(() => text(place - 2)))
  }
  const { move, moveCredits, step, stepBack } = costs
  return {
    move: middle(move),
    moveCredits: middle(moveCredits),
    step: middle(step),
    stepBack: middle(stepBack),
  }
}

async function cost(act: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage()
  const [clock] = await timed(act)
  const { user, system } = process.cpuUsage(before)
  return { clock, cpu: round((user + system) / 1000) }
}

function middle(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost): number =>
    costs.map((one) => one[key]).sort((a, b) => a - b)[costs.length >> 1] ?? 0
  return { clock: of('clock'), cpu: of('cpu') }
}

/** How long it took, in milliseconds, and what was made. */
export async function timed<T>(act: () => Promise<T>): Promise<readonly [ms: number, made: T]> {
  const start = performance.now()
  const made = await act()
  return [round(performance.now() - start), made]
}

function round(ms: number): number {
  return Number(ms.toFixed(1))
}
