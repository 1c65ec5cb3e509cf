import process from 'node:process'
import type { Io } from './command.ts'
import { translator } from './messages.ts'

type Progressing = 'cli:packing' | 'cli:reading'

/** A line that is written over again, for somebody who watches; a script sees none of it. */
export function progressLine(key: Progressing, io: Io): (done: number, of: number) => void {
  const { stderr } = process
  if (!stderr.isTTY) return () => undefined
  const say = translator(io.locale)
  return (done, of) => {
    stderr.write(`\r\u001B[K${done < of ? say(key, { done, of }) : ''}`)
  }
}
