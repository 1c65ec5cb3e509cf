import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { scratchFolder } from '../dossiers.ts'
import { fileWithInvites } from '../invited.ts'
import { servedFile } from '../run-cli.ts'
import { findingOf } from '../tampering.ts'
import { joinWith, post, ticketFor } from './drafters.ts'

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3)

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let path: string

beforeEach(async () => {
  scratch = await scratchFolder()
  path = scratch.path('talks.penholder')
})
afterEach(() => scratch.remove())

it(
  '[O3] a relay that is killed while the pen passes leaves it in one hand, the one that the record names',
  async () => {
    const invites = await fileWithInvites(path)
    const sessions: Record<string, string> = {}
    let acts = 0
    for (let round = 0; round < ROUNDS; round++) {
      const relay = await servedFile(path)
      sessions.CHN ??= (await joinWith(relay, invites.pen)).session
      sessions.FRA ??= (await joinWith(relay, invites.fra)).session
      await expectOnePen(relay, sessions, await penholderIn(path))

      // The pen goes back and forth until the relay dies, at another moment in each round.
      const death = new Promise((resolve) => setTimeout(resolve, 40 + 23 * round))
      const killed = death.then(() => relay.kill('SIGKILL'))
      let isDead = false
      void killed.then(() => {
        isDead = true
      })
      while (!isDead) {
        const [from, to] = acts % 2 === 0 ? ['CHN', 'FRA'] : ['FRA', 'CHN']
        const body = { command: 'passPen', to }
        const passed = await post(relay, '/api/dossier', body, sessions[from]).catch(() => null)
        if (passed?.status === 200) acts++
        else break
      }
      await killed
      acts = (await penholderIn(path)) === 'CHN' ? 0 : 1
    }
    const relay = await servedFile(path)
    await expectOnePen(relay, sessions, await penholderIn(path))
    expect(await relay.kill('SIGTERM')).toBe(0)
    expect(await findingOf(path)).toBeNull()
  },
  30_000 + ROUNDS * 10_000,
)

async function penholderIn(file: string): Promise<string> {
  const opened = await openDossierFile(file, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const { penholder } = await opened.value.readDossier()
  await opened.value.close()
  return penholder
}

async function expectOnePen(
  relay: { readonly http: string },
  sessions: Readonly<Record<string, string>>,
  penholder: string,
): Promise<void> {
  for (const [delegation, session] of Object.entries(sessions)) {
    const { role, clientIds } = await ticketFor(relay, session)
    const holds = delegation === penholder
    expect([delegation, role]).toEqual([delegation, holds ? 'penholder' : 'delegation'])
    expect(clientIds.base !== undefined).toBe(holds)
  }
}
