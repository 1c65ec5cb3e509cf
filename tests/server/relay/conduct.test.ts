import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Replay } from '../../../server/describe-update.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay, aRelayOver } from './a-relay.ts'
import { connect, Drafter, joinAs, joinWith, post, type Relay, ticketFor } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// The penholder's acts through a real relay: what becomes of sessions, tickets, invitations, connections and hands.

describe('the pen', () => {
  it('[O3] passes: old hands write base text no more, new ones do, and what stands stands', async () => {
    const { relay, pen, fra } = await drafting()
    const spare = await ticketFor(relay, pen.session)
    expect(await act(relay, pen, { command: 'passPen', to: 'FRA' })).toEqual({ penholder: 'FRA' })
    expect(await pen.wire.untilClosed()).toMatchObject({ code: 4401, reason: 'revoked' })
    expect(await fra.wire.untilClosed()).toMatchObject({ code: 4401 })
    expect(await connect(relay, 'text/en', spare.ticket).untilClosed()).toMatchObject({
      code: 4401,
    })

    const former = await Drafter.connect(relay, pen.session, idsOf(pen))
    expect(former.ids).toEqual({ proposing: pen.ids.proposing })
    // The lease is still the old one's; the hand is not.
    const base = pen.ids.base ?? 0
    expect(former.doc.getMap('who').get(String(base))).toMatchObject({ hand: 'base' })
    former.doc.clientID = base
    insertAfterLast(former.doc, ' of old')
    expect(await former.wire.untilClosed()).toMatchObject({ code: 4403, reason: 'forged-author' })

    const next = await Drafter.connect(relay, fra.session, [fra.ids.proposing])
    expect(next.ids.proposing).toBe(fra.ids.proposing)
    next.doc.clientID = next.ids.base ?? 0
    insertAfterLast(next.doc, ' of new')
    next.doc.getArray('cut').push([[base, 2, 1]])
    await next.saved()
    expect(wordsOf(next.doc)).toBe('Draft of new')
    const dossier = await dossierOf(relay, next)
    expect(dossier).toMatchObject({
      penholder: 'FRA',
      offices: [
        { office: 'penholder', delegation: 'CHN', from: null, until: TODAY },
        { office: 'penholder', delegation: 'FRA', from: TODAY, until: null },
      ],
    })
    const again = await post(relay, '/api/dossier', { command: 'passPen', to: 'CHN' }, pen.session)
    expect(again).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await act(relay, next, { command: 'passPen', to: 'CHN' })).toEqual({ penholder: 'CHN' })
  })

  it('[O3] passes to those who are on the roster, and to nobody by an old invitation', async () => {
    const { relay, pen } = await drafting()
    const invite = { delegation: CHN, role: 'penholder', name: '', uses: 1 } as const
    const old = await relay.invite(invite)
    const elsewhere = { command: 'passPen', to: 'KEN' }
    const refused = await post(relay, '/api/dossier', elsewhere, pen.session)
    expect(refused).toMatchObject({ status: 409, code: 'not-a-member' })
    const away = { command: 'passPen', to: 'EST' }
    const absent = await post(relay, '/api/dossier', away, pen.session)
    expect(absent).toMatchObject({ status: 409, code: 'nobody-there' })
    await act(relay, pen, { command: 'passPen', to: 'FRA' })
    const joined = await post(relay, '/api/join', { invite: old.invite })
    expect(joined).toMatchObject({ status: 403, code: 'invite-revoked' })
  })

  it('[O3] passes from everybody who holds it, also by the host’s invitation', async () => {
    const { relay, pen } = await drafting()
    const besides = await joinAs(relay, USA, 'penholder')
    expect((await ticketFor(relay, besides.session)).role).toBe('penholder')
    await act(relay, pen, { command: 'passPen', to: 'FRA' })
    expect(await ticketFor(relay, besides.session)).toMatchObject({ role: 'delegation' })
  })

  it('[O3] what the former pen had on its way is not judged, and nothing else is lost', async () => {
    const { relay, pen, fra } = await drafting()
    for (let i = 0; i < 50; i++) insertAfterLast(pen.doc, 'x')
    const passing = act(relay, pen, { command: 'passPen', to: 'FRA' })
    for (let i = 0; i < 500 && !pen.wire.closed; i++) {
      insertAfterLast(pen.doc, 'y')
      if (i % 10 === 0) await new Promise(setImmediate)
    }
    await passing
    await pen.wire.untilClosed()
    const next = await Drafter.connect(relay, fra.session)
    const kept = wordsOf(next.doc)
    expect(kept.startsWith('Draft')).toBe(true)
    // Whatever was acknowledged is there, and the log has nothing of the old hand behind the row of the act.
    expect(kept.length).toBeGreaterThanOrEqual('Draft'.length + pen.acknowledged - 1)
    await relay.close()
    const rows = await rowsOf(relay.path)
    const passed = rows.findIndex(({ author, room }) => room === 'dossier' && author !== 'relay')
    expect(rows[passed]?.author).toBe('CHN/penholder/')
    const after = rows.slice(passed + 1)
    expect(after.filter(({ author }) => author.startsWith('CHN/'))).toEqual([])
    expect(after.length).toBeGreaterThan(0)
  })

  it('[O3] has passed for good when a crash interrupted the act', async () => {
    const { relay, pen, fra } = await drafting()
    await act(relay, pen, { command: 'passPen', to: 'FRA' })
    await relay.close()
    // As if the power had gone between the record of the act and its carrying out.
    const opened = await openDossierFile(relay.path, 'write')
    if (!opened.ok) throw new Error(opened.error.kind)
    await opened.value.store.setRole(CHN, 'delegation', 'penholder')
    await opened.value.store.setRole(FRA, 'penholder', 'delegation')
    await opened.value.close()
    const again = await aRelayOver(relay.path)
    expect((await ticketFor(again, pen.session)).role).toBe('delegation')
    expect(await ticketFor(again, fra.session)).toMatchObject({
      role: 'penholder',
      clientIds: { base: expect.any(Number) },
    })
  })

  it('[O6] is shared by co-penholders, who write the text and conduct nothing', async () => {
    const { relay, pen, fra } = await drafting()
    await act(relay, pen, { command: 'addCoPenholder', delegation: 'FRA' })
    expect(await fra.wire.untilClosed()).toMatchObject({ code: 4401 })
    const sharing = await Drafter.connect(relay, fra.session)
    sharing.doc.clientID = sharing.ids.base ?? 0
    insertAfterLast(sharing.doc, ' shared')
    await sharing.saved()
    const stage = { command: 'setStage', stage: 'closed' }
    const conducts = await post(relay, '/api/dossier', stage, fra.session)
    expect(conducts).toMatchObject({ status: 403, code: 'forbidden' })
    await act(relay, pen, { command: 'removeCoPenholder', delegation: 'FRA' })
    expect(await sharing.wire.untilClosed()).toMatchObject({ code: 4401 })
    const after = await ticketFor(relay, fra.session, 'text/en', idsOf(sharing))
    expect(after).toMatchObject({
      role: 'delegation',
      clientIds: { proposing: expect.any(Number) },
    })
    expect(after.clientIds.base).toBeUndefined()
    await pen.wire.until('the word', () => wordsOf(pen.doc) === 'Draft shared')
    expect(await dossierOf(relay, pen)).toMatchObject({ coPenholders: [] })
  })
})

describe('the roster', () => {
  it('[O4] who is removed is out at once: sessions, tickets, invitations, connections', async () => {
    const { relay, pen, fra, usa } = await drafting()
    insertAfterLast(fra.doc, ' français')
    await fra.saved()
    const { ticket } = await ticketFor(relay, fra.session)
    const { invite } = await relay.invite({ delegation: FRA, role: 'observer', name: '', uses: 9 })
    const observer = await joinWith(relay, invite)
    const remove = { command: 'remove', delegation: 'FRA' }
    expect(await act(relay, pen, remove)).toEqual({ ended: 2 })
    expect(await fra.wire.untilClosed()).toMatchObject({ code: 4401, reason: 'revoked' })
    expect(await connect(relay, 'text/en', ticket).untilClosed()).toMatchObject({ code: 4401 })
    for (const { session } of [fra, observer]) {
      const asked = await post(relay, '/api/ticket', { room: 'text/en' }, session)
      expect(asked).toMatchObject({ status: 401, code: 'session' })
    }
    expect(await post(relay, '/api/join', { invite })).toMatchObject({ code: 'invite-revoked' })
    expect((await dossierOf(relay, pen)).members).not.toContain('FRA')
    // Its text stays, and so do the others.
    await usa.wire.until('the word', () => wordsOf(usa.doc) === 'Draft français')
    expect(usa.wire.closed).toBeNull()
    expect(await act(relay, pen, remove), 'once more is no more').toEqual({ ended: 0 })
    const self = { command: 'remove', delegation: 'CHN' }
    const kept = await post(relay, '/api/dossier', self, pen.session)
    expect(kept).toMatchObject({ status: 409, code: 'holds-pen' })
  })

  it('[O4] who is removed while connecting is out as well, at whatever moment', async () => {
    const { relay, pen, fra } = await drafting()
    for (let round = 0; round < 6; round++) {
      const { session } = await joinAs(relay, FRA, 'delegation')
      const tickets = await Promise.all(Array.from({ length: 8 }, () => ticketFor(relay, session)))
      const late = Array.from({ length: 8 }, () =>
        post(relay, '/api/ticket', { room: 'text/en' }, session),
      )
      const wires = tickets.map(({ ticket }) => connect(relay, 'text/en', ticket))
      await wires[round]?.untilOpen()
      await act(relay, pen, { command: 'remove', delegation: 'FRA' })
      for (const wire of wires) expect(await wire.untilClosed()).toMatchObject({ code: 4401 })
      for (const { json } of await Promise.all(late)) {
        const { ticket } = json as { ticket?: string }
        if (ticket === undefined) continue
        const wire = connect(relay, 'text/en', ticket)
        expect(await wire.untilClosed()).toMatchObject({ code: 4401 })
      }
    }
    expect(fra.wire.closed).toMatchObject({ code: 4401 })
  })

  it('[J10] whoever comes to draft is on it, and whoever comes to look on is not', async () => {
    const { relay, pen } = await drafting()
    const KEN = 'KEN' as typeof FRA
    await joinAs(relay, KEN, 'observer')
    expect((await dossierOf(relay, pen)).members).not.toContain('KEN')
    await joinAs(relay, KEN, 'co-penholder')
    const dossier = await dossierOf(relay, pen)
    expect(dossier.members.at(-1)).toBe('KEN')
    expect(dossier.coPenholders).toEqual(['KEN'])
    await joinAs(relay, 'SEC' as typeof FRA, 'secretariat')
    expect((await dossierOf(relay, pen)).members).not.toContain('SEC')
  })
})

describe('the dossier', () => {
  it('[O5], [O7] records offices, groups and rival texts in the name of who acted', async () => {
    const { relay, pen, fra } = await drafting()
    const term = { office: 'president', delegation: 'CHN', from: '2020-03-01', until: '2020-03-31' }
    await act(relay, pen, { command: 'appoint', ...term })
    await act(relay, pen, { command: 'admit', delegation: 'KEN' })
    await act(relay, pen, { command: 'setGroup', name: 'A3', members: ['KEN', 'FRA'] })
    const rival = await post(relay, '/api/ticket', { room: 'text/en/alt-1' }, fra.session)
    expect(rival).toMatchObject({ status: 404, code: 'room-unknown' })
    await act(relay, pen, { command: 'openDraft', name: 'alt-1' })
    expect(
      (await ticketFor(relay, fra.session, 'text/en/alt-1')).clientIds.proposing,
    ).toBeGreaterThan(0)
    expect(await dossierOf(relay, fra)).toMatchObject({
      offices: [{ office: 'penholder' }, term],
      groups: [{ name: 'A3', members: ['KEN', 'FRA'] }],
      drafts: ['alt-1'],
    })
    await relay.close()
    const rows = (await rowsOf(relay.path)).filter(({ room }) => room === 'dossier')
    expect(rows.map(({ author }) => author)).toEqual(['relay', ...Array(4).fill('CHN/penholder/')])
    const replay = new Replay()
    const keys = rows.map((row) => replay.describe(row).flatMap((change) => change.keys ?? []))
    expect(keys.slice(1)).toEqual([
      expect.arrayContaining(['offices']),
      ['members'],
      ['groups'],
      ['drafts'],
    ])
  })

  it.each([
    ['an office that is not given', { command: 'appoint', office: 'penholder', delegation: 'FRA' }],
    [
      'a term that ends before it begins',
      {
        command: 'appoint',
        office: 'president',
        delegation: 'FRA',
        from: '2020-04-02',
        until: '2020-04-01',
      },
    ],
    [
      'a day that is none',
      { command: 'appoint', office: 'president', delegation: 'FRA', from: 'tomorrow' },
    ],
    ['a group without a name', { command: 'setGroup', name: '', members: [] }],
    ['a text with a path for a name', { command: 'openDraft', name: '../en' }],
    ['the secretariat as a delegation', { command: 'admit', delegation: 'SEC' }],
    ['a stage that is none', { command: 'setStage', stage: 'adopted' }],
    ['an act that is none', { command: 'adjourn' }],
  ])('[H1] does not know %s', async (_what, command) => {
    // biome-ignore format: a table
    const relay = await aRelay()
    const { session } = await joinAs(relay, CHN, 'penholder')
    const refused = await post(relay, '/api/dossier', command, session)
    expect(refused).toMatchObject({ status: 400, code: 'malformed' })
  })
})

const TODAY = new Date().toISOString().slice(0, 10)

async function drafting() {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft')
  await pen.saved()
  const fra = await Drafter.join(relay, FRA)
  const usa = await Drafter.join(relay, USA)
  return { relay, pen, fra, usa }
}

async function act(relay: Relay, by: Drafter, command: object): Promise<unknown> {
  const done = await post(relay, '/api/dossier', command, by.session)
  expect(done.code).toBeNull()
  return done.json
}

async function dossierOf(relay: Relay, by: Drafter): Promise<Dossier> {
  const { ticket } = await ticketFor(relay, by.session, 'dossier')
  const wire = connect(relay, 'dossier', ticket)
  await wire.untilOpen()
  wire.send({ kind: 'step1', stateVector: new Uint8Array([0]) })
  const { update } = await wire.until('the dossier', () => wire.of('step2')[0])
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, update)
  wire.socket.close()
  return doc.getMap('dossier').toJSON() as Dossier
}

async function rowsOf(path: string) {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const rows = await opened.value.store.rows(0, 10_000)
  await opened.value.close()
  return rows
}

function wordsOf(doc: Y.Doc): string {
  return doc.getText('text').toString()
}

function idsOf({ ids: { proposing, base } }: Drafter): readonly number[] {
  return base === undefined ? [proposing] : [proposing, base]
}
