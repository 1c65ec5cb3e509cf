import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { replaceFile } from '../../../server/replace-file.ts'

/** A small JSON file of this user: what the app remembers between two starts. */
export type UserFile<T> = {
  /** What was kept; the fallback if nothing was, or it cannot be read any more. */
  read(): Promise<T>
  write(value: T): Promise<void>
  /** Reads, changes and writes, one change after another. */
  change(change: (value: T) => T): Promise<void>
}

/** The user file at `file`, checked by the schema whenever it is read. */
export function userFile<T>(
  file: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): UserFile<T> {
  let last = Promise.resolve()
  async function read(): Promise<T> {
    // Nothing here is worth a message: what cannot be read is remembered anew.
    const text = await readFile(file, 'utf8').catch(() => null)
    const parsed = v.safeParse(schema, text === null ? null : parseJson(text))
    return parsed.success ? parsed.output : fallback
  }
  async function write(value: T): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true })
    await replaceFile(file, JSON.stringify(value))
  }
  return {
    read,
    write,
    change: (change) => {
      const done = last.then(async () => write(change(await read())))
      last = done.catch(() => {})
      return done
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
