import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSeats } from '../../electron/main/memory/kept-seats.ts'
import { openDossier, type ServedDossier } from '../../electron/main/relay/open-dossier.ts'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Seat } from '../../shared/protocol/http.ts'
import { CHN, FRA, scratchFolder, someDossier } from '../server/dossiers.ts'
import { joinWith, post, ticketFor } from '../server/relay/drafters.ts'

// As whom the desktop app joins the file on its own machine, while the pen passes and delegations come and go.

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let open: ServedDossier
beforeEach(async () => {
  scratch = await scratchFolder()
  const file = scratch.path('talks.penholder')
  const made = await createDossierFile(file, someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
  open = await opened(file)
})
afterEach(async () => {
  await open.close()
  await scratch.remove()
})

const WAS_PEN: Seat = { delegation: CHN, role: 'penholder' }

describe('[D11] the person at the machine of the file', () => {
  it('holds the pen where it was never in the dossier', async () => {
    expect(await joinOwn(null)).toMatchObject(WAS_PEN)
    expect(await joinOwn(WAS_PEN)).toMatchObject(WAS_PEN)
  })

  it('comes back as its own delegation when the pen has passed, and takes nobody’s seat', async () => {
    const pen = await joinOwn(null)
    const fra = await joinOwn({ delegation: FRA, role: 'delegation' })
    expect(fra).toMatchObject({ delegation: FRA, role: 'delegation' })
    await act(pen.session, { command: 'passPen', to: 'FRA' })
    expect(await joinOwn(WAS_PEN)).toMatchObject({ delegation: CHN, role: 'delegation' })
    expect(await joinOwn({ delegation: FRA, role: 'delegation' })).toMatchObject({
      delegation: FRA,
      role: 'penholder',
    })
    // The file may have been handed over with the pen.
    expect(await joinOwn(null)).toMatchObject({ delegation: FRA, role: 'penholder' })
    expect((await ticketFor(open.address, fra.session)).role).toBe('penholder')
    await act(fra.session, { command: 'addCoPenholder', delegation: 'CHN' })
    expect(await joinOwn(WAS_PEN)).toMatchObject({ delegation: CHN, role: 'co-penholder' })
  })

  it('looks on when its delegation was removed: nothing puts it back but the pen', async () => {
    const pen = await joinOwn(null)
    const fra = await joinOwn({ delegation: FRA, role: 'delegation' })
    await act(pen.session, { command: 'passPen', to: 'FRA' })
    await act(fra.session, { command: 'remove', delegation: 'CHN' })
    const back = await joinOwn(WAS_PEN)
    expect(back).toMatchObject({ delegation: CHN, role: 'observer' })
    const ticket = await post(open.address, '/api/ticket', { room: 'private/CHN' }, back.session)
    expect(ticket).toMatchObject({ status: 404 })
  })

  it('stays what it was where it never drafted', async () => {
    const seats = [
      { delegation: 'SEC' as DelegationCode, role: 'secretariat' },
      { delegation: FRA, role: 'observer' },
    ] as const
    for (const seat of seats) expect(await joinOwn(seat)).toMatchObject(seat)
  })

  it('is remembered without its session, by dossier', async () => {
    const file = scratch.path('seats.json')
    const session = { ...WAS_PEN, session: 'a secret', dossier: 'one' }
    await keptSeats(file).keep('one', session)
    await keptSeats(file).keep('two', { delegation: FRA, role: 'delegation' })
    expect(await keptSeats(file).find('one')).toEqual(WAS_PEN)
    expect(await keptSeats(file).find('two')).toMatchObject({ delegation: FRA })
    expect(await keptSeats(file).find('three')).toBeNull()
    const { readFile } = await import('node:fs/promises')
    expect(await readFile(file, 'utf8')).not.toContain('secret')
  })
})

async function opened(file: string): Promise<ServedDossier> {
  const started = await openDossier({
    kind: 'open',
    file,
    isSample: false,
    port: 0,
    webRoot: scratch.folder,
    origins: [],
    locale: 'en',
    settings: scratch.folder,
  })
  if (!started.ok) throw new Error(started.error.sentence)
  return started.value
}

/** Invited as the app does it, and joined. */
async function joinOwn(before: Seat | null) {
  return joinWith(open.address, await open.inviteOwn(before))
}

async function act(session: string, command: object): Promise<void> {
  const answer = await post(open.address, '/api/dossier', command, session)
  expect(answer).toMatchObject({ status: 200 })
}
