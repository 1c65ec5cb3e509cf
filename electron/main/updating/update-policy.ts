import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'

// An office that installs programs itself says so in one file of the machine, which its users cannot write.

const Policy = v.object({ updates: v.exactOptional(v.picklist(['ask', 'off'])) })

/** Where the machine's policy stands. */
export function policyFile(platform: NodeJS.Platform, programData = 'C:\\ProgramData'): string {
  if (platform === 'win32') return path.win32.join(programData, 'Penholder', 'policy.json')
  const folder = platform === 'darwin' ? '/Library/Application Support/Penholder' : '/etc/penholder'
  return path.posix.join(folder, 'policy.json')
}

/** Whether the app may look for updates: unless the policy says no, or says something that cannot be read. */
export async function mayUpdate(file: string): Promise<boolean> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
  try {
    const parsed = v.safeParse(Policy, JSON.parse(text))
    return parsed.success && parsed.output.updates !== 'off'
  } catch {
    return false
  }
}
