import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { type Dialect, Y_WEBSOCKET } from './dialect.ts'
import type { Door } from './foe.ts'
import { clientFrame, LeanSocket } from './lean-socket.ts'

/** One who is connected, before the clock starts. */
export type Seat = {
  readonly socket: LeanSocket
  /** Under which it types. */
  readonly client: number
}

/** A server that runs, over data of its own. */
export type RunningTarget = {
  readonly pid: number
  readonly dialect: Dialect
  /** The state of the text that everybody starts from, written by whoever may write it. */
  readonly seed: Uint8Array
  /**
   * Lets so many in, one after another; they have not taken the first step yet. Rooms have numbers; there is one, unless
   * there were to be more, and a peer knows of no more.
   */
  seats(count: number, room?: number): Promise<readonly Seat[]>
  /** Where one who means harm comes in. */
  readonly door: Door
  stop(): Promise<void>
}

export type Target = {
  readonly name: string
  /** With a history of so many keystrokes, if there is to be one, and so many texts beside the first. */
  start(history: number, texts?: number): Promise<RunningTarget>
}

/** Connects by address alone, as the peers do it. */
export async function openSeats(
  url: string,
  count: number,
  dialect: Dialect = Y_WEBSOCKET,
): Promise<readonly Seat[]> {
  const seats: Seat[] = []
  for (let i = 0; i < count; i++) {
    const socket = await LeanSocket.open(url)
    for (const hello of dialect.hello) socket.write(clientFrame(hello))
    seats.push({ socket, client: 10_000 + i * 7919 })
  }
  return seats
}

/** Waits until a process says so. */
export async function untilSaid(child: ChildProcess, words: string): Promise<string> {
  let said = ''
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes(words)) resolve(said)
    })
  })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${said}`)))
  return Promise.race([ready, ended])
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(timer)
}
