import { expect } from '@playwright/test'
import { firstPage, listenToDialogs, relayPids, startPoint, test } from './support/desktop.ts'

test('[D8] the relay runs in a process of its own', async ({ desktop }) => {
  const app = await desktop.start(await desktop.sample())
  await firstPage(app)
  const [pid] = await relayPids(app)
  expect(pid).toBeGreaterThan(0)
  expect(pid).not.toBe(await app.evaluate(() => process.pid))
})

test('[D8] a relay that dies is started again at the same address', async ({ desktop }) => {
  const app = await desktop.start(await desktop.sample())
  const page = await firstPage(app)
  const before = await startPoint(page)
  const [killed] = await relayPids(app)
  if (killed === undefined) throw new Error('no relay runs')
  process.kill(killed, 'SIGKILL')
  const answers = () =>
    page.evaluate(
      (http) =>
        fetch(`${http}/ready`).then(
          (answer) => answer.ok,
          () => false,
        ),
      before.http,
    )
  // It answers again only when another process does: the first one cannot.
  await expect
    .poll(async () => (await relayPids(app)).filter((pid) => pid !== killed))
    .toHaveLength(1)
  await expect.poll(answers).toBe(true)
  expect((await startPoint(page)).http).toBe(before.http)
})

test('[D8] a relay that keeps dying is given up, and the user is told', async ({ desktop }) => {
  const app = await desktop.start(await desktop.sample())
  const page = await firstPage(app)
  const { http } = await startPoint(page)
  const said = await listenToDialogs(app)
  for (let round = 1; round <= 6; round++) {
    const [pid] = await relayPids(app)
    if (pid === undefined) throw new Error('no relay runs')
    await expect
      .poll(() =>
        fetch(`${http}/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true)
    process.kill(pid, 'SIGKILL')
    if (round < 6) await expect.poll(async () => (await relayPids(app))[0] ?? pid).not.toBe(pid)
  }
  await expect.poll(said).toEqual([expect.stringContaining('can no longer save this negotiation')])
  expect(await relayPids(app)).toEqual([])
  // The window stays: what was not yet saved is in it.
  expect(app.windows()).toHaveLength(1)
})
