import { afterEach } from 'vitest'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import type { RelayOptions } from '../../../server/relay/relay-options.ts'
import { type RunningRelay, startRelay } from '../../../server/relay/start-relay.ts'
import { scratchFolder, someDossier } from '../dossiers.ts'

const undo: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

/** A relay over a fresh file, gone when the test is over. */
export async function aRelay(
  options: Partial<RelayOptions> = {},
): Promise<RunningRelay & { readonly path: string }> {
  const scratch = await scratchFolder()
  undo.push(() => scratch.remove())
  const path = scratch.path('talks.penholder')
  const made = await createDossierFile(path, someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
  return { ...(await aRelayOver(path, options)), path }
}

/** A relay over a file that exists. */
export async function aRelayOver(
  path: string,
  options: Partial<RelayOptions> = {},
): Promise<RunningRelay> {
  const started = await startRelay({ file: path, webRoot: null, ...options })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  undo.push(() => started.value.close())
  return started.value
}

/** Does something when the test is over, before the relay closes. */
export function afterwards(act: () => Promise<unknown>): void {
  undo.push(act)
}
