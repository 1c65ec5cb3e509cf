import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** By which way an attacker comes in: like everybody, by the address alone, or invited into one delegation. */
export type Door =
  | { readonly kind: 'open'; readonly url: string; readonly room: string | null }
  | {
      readonly kind: 'invited'
      readonly http: string
      readonly url: string
      readonly invite: string
    }

const ATTACKER = fileURLToPath(new URL('attacker.ts', import.meta.url))

/** Sets an attacker on a server, in a process of its own; returns the way to call it off. */
export async function attack(door: Door): Promise<() => Promise<string>> {
  const child = spawn(process.execPath, ['--import', 'tsx', ATTACKER, JSON.stringify(door)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, SHOW: '' },
  })
  let said = ''
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('\n')) resolve()
    })
  })
  const ended = new Promise<string>((resolve) => {
    child.on('close', () => resolve(said.split('\n')[1] ?? ''))
  })
  await Promise.race([begun, ended])
  return () => {
    child.stdin.end()
    return ended
  }
}
