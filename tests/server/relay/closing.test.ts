import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { SilenceAnswerList } from '../../../shared/protocol/closing.ts'
import { readDossier } from '../../../shared/ydoc/dossier-doc.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { findingOf } from '../tampering.ts'
import { aRelay, aRelayOver } from './a-relay.ts'
import { connect, Drafter, joinAs, post, ticketFor } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// From silence to adoption through a real relay, whose clock the test sets.

const HOUR = 3_600_000
const NOON = Date.UTC(2026, 2, 27, 16)
const SECRET = 'Ruritania cannot live with paragraph four'
const SEC = 'SEC' as DelegationCode

type Talks = Awaited<ReturnType<typeof talks>>

/** A text that was circulated, with everybody at the table. */
async function talks() {
  let now = NOON
  const relay = await aRelay({ now: () => now })
  const sessionOf = async (delegation: DelegationCode, role: Role) =>
    (await joinAs(relay, delegation, role)).session
  const pen = await Drafter.connect(relay, await sessionOf(CHN, 'penholder'))
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft')
  insertAfterLast(pen.doc, ' text')
  await pen.saved()
  const fra = await sessionOf(FRA, 'delegation')
  const usa = await sessionOf(USA, 'delegation')
  const command = async (name: string, about: object = {}, session = pen.session) => {
    const { status, code } = await post(relay, '/api/dossier', { command: name, ...about }, session)
    return code ?? status
  }
  const answer = async (session: string, answer_: string, about: object = {}) => {
    const said = { round: 1, answer: answer_, given: now, ...about }
    const { status, code, json } = await post(relay, '/api/silence', said, session)
    return { status, code, json }
  }
  const answers = async (session: string, round = 1) => {
    const headers = { authorization: `Bearer ${session}` }
    const response = await fetch(`${relay.http}/api/silence?round=${round}`, { headers })
    expect(response.status).toBe(200)
    return v.parse(SilenceAnswerList, await response.json()).answers
  }
  const pass = (ms: number) => {
    now += ms
  }
  expect(await command('chooseType', { type: 'presidentialStatement', reason: 'so' })).toBe(200)
  expect(await command('circulate')).toBe(200)
  return { relay, pen, fra, usa, sessionOf, command, answer, answers, pass, at: () => now }
}

async function underSilence(): Promise<Talks> {
  const at = await talks()
  expect(await at.command('beginSilence', { deadline: at.at() + HOUR })).toBe(200)
  return at
}

/** The dossier as a member reads it, and every byte with which it came. */
async function dossierAs(
  { relay }: Pick<Talks, 'relay'>,
  session: string,
): Promise<{ readonly dossier: Dossier; readonly bytes: string }> {
  const reader = await Drafter.connect(relay, session, [], 'dossier')
  const dossier = readDossier(reader.doc)
  if (!dossier) throw new Error('no dossier')
  return { dossier, bytes: JSON.stringify(reader.doc.toJSON()) }
}

describe('a text under silence', () => {
  it('[K3] [K6] is broken, and who broke it and why is told to nobody but the pen', async () => {
    const at = await underSilence()
    const heard: Buffer[] = []
    for (const room of ['dossier', 'text/en', 'pen/USA']) {
      const { ticket } = await ticketFor(at.relay, at.usa, room)
      const wire = connect(at.relay, room, ticket)
      wire.socket.on('message', (data: Buffer) => heard.push(data))
      await wire.until('a greeting', () => wire.of('step1')[0])
      wire.send({ kind: 'step1', stateVector: new Uint8Array([0]) })
      await wire.until('the state', () => wire.of('step2')[0])
    }
    expect(await at.answer(at.fra, 'break', { reason: SECRET })).toMatchObject({ status: 200 })
    const { dossier, bytes } = await dossierAs(at, at.usa)
    expect(dossier.stage).toBe('drafting')
    expect(dossier.rounds[0]?.end).toEqual({ ...UNTOLD, at: at.at() })
    expect(bytes + Buffer.concat(heard).toString('latin1')).not.toContain('Ruritania')
    expect(await at.answers(at.pen.session)).toMatchObject([{ delegation: FRA, reason: SECRET }])
    expect(await at.answers(at.fra)).toHaveLength(1)
    for (const [
      delegation,
      role,
    ] of [[USA, 'delegation'], [FRA, 'observer'], [SEC, 'secretariat']] as const) // biome-ignore format: a table
      expect(await at.answers(await at.sessionOf(delegation, role))).toEqual([])
    // What France said is in its room with the pen, in its own name.
    await at.relay.close()
    expect(await findingOf(at.relay.path)).toBeNull()
  })

  it('[K3] is broken by name where the delegation wishes it', async () => {
    const at = await underSilence()
    await at.answer(at.fra, 'break', { reason: 'other words', isNamed: true })
    const { dossier } = await dossierAs(at, at.usa)
    expect(dossier.rounds[0]?.end).toMatchObject({ by: FRA, reason: 'other words' })
  })

  it('[H7] has an answer once, however often it is sent, and seen once', async () => {
    const at = await underSilence()
    const given = at.at() - 5
    for (let i = 0; i < 3; i++) {
      await at.answer(at.fra, 'seen', { given: given + i })
      await at.answer(at.fra, 'extension', { given, reason: 'more time' })
    }
    await at.answer(at.fra, 'extension', { given: given + 1, reason: 'more time still' })
    const said = (await at.answers(at.pen.session)).map(({ answer }) => answer)
    expect(said).toEqual(['seen', 'extension', 'extension'])
  })

  it('[K5] does not pass by itself, nor before its deadline, nor over a request', async () => {
    const at = await underSilence()
    await at.answer(at.usa, 'extension', { until: at.at() + 2 * HOUR })
    expect(await at.command('confirmSilence')).toBe('not-due')
    at.pass(HOUR)
    expect((await dossierAs(at, at.fra)).dossier.stage).toBe('silence')
    expect(await at.command('confirmSilence')).toBe('unanswered')
    const [request] = await at.answers(at.pen.session)
    const reply = { delegation: USA, key: request?.key, kind: 'refused', reason: 'no more' }
    expect(await at.command('reply', reply, at.fra)).toBe('forbidden')
    expect(await at.command('reply', reply)).toBe(200)
    expect(await at.command('reply', reply)).toBe('no-answer')
    expect(await at.answers(at.usa)).toMatchObject([{ reply: { kind: 'refused' } }])
    expect(await at.command('confirmSilence')).toBe(200)
    expect((await dossierAs(at, at.fra)).dossier.stage).toBe('agreed')
  })

  it('[K5] is extended for all, and then breaks in time', async () => {
    const at = await underSilence()
    await at.answer(at.usa, 'extension', { until: at.at() + 3 * HOUR })
    const [request] = await at.answers(at.pen.session)
    const until = at.at() + 3 * HOUR
    const granted = { delegation: USA, key: request?.key, kind: 'granted', until }
    expect(await at.command('reply', granted)).toBe(200)
    at.pass(2 * HOUR)
    expect(await at.answer(at.fra, 'break', { reason: 'still' })).toMatchObject({ status: 200 })
    const { dossier } = await dossierAs(at, at.usa)
    expect(dossier.rounds[0]).toMatchObject({ deadline: until, end: { kind: 'broken' } })
  })

  it('[K6] is not broken by what comes late, whatever its own clock says, until the pen accepts it', async () => {
    const at = await underSilence()
    at.pass(HOUR + 1)
    const early = at.at() - HOUR / 2
    const late = await at.answer(at.fra, 'break', { given: early, reason: 'too late' })
    expect(late.json).toEqual({ isLate: true })
    expect((await dossierAs(at, at.usa)).dossier.stage).toBe('silence')
    const [said] = await at.answers(at.pen.session)
    expect(said).toMatchObject({ given: early, at: at.at(), reply: null })
    const accepted = { delegation: FRA, key: said?.key, kind: 'granted' }
    expect(await at.command('reply', accepted)).toBe(200)
    expect((await dossierAs(at, at.usa)).dossier.stage).toBe('drafting')
  })

  it('[K6] is broken by telephone in time, though it is entered after the deadline', async () => {
    const at = await underSilence()
    at.pass(HOUR + 60_000)
    const said = { delegation: FRA, how: 'telephone', answer: 'break', reason: 'called' }
    expect(await at.command('enterAnswer', { ...said, given: at.at() + 1 })).toBe('deadline')
    expect(await at.command('enterAnswer', { ...said, given: NOON - 1 })).toBe('deadline')
    expect(await at.command('enterAnswer', { ...said, delegation: 'KEN', given: at.at() })).toBe(
      'not-a-member',
    )
    expect(await at.command('enterAnswer', { ...said, given: NOON + HOUR - 120_000 })).toBe(200)
    expect((await dossierAs(at, at.usa)).dossier.stage).toBe('drafting')
    expect(await at.answers(at.fra)).toMatchObject([{ attested: { by: CHN, how: 'telephone' } }])
  })

  it('[G7] [K4] changes at nobody’s hand, and one that changed since its revision is not put under silence', async () => {
    const at = await talks()
    insertAfterLast(at.pen.doc, ' more')
    await at.pen.saved()
    expect(await at.command('beginSilence', { deadline: at.at() + HOUR })).toBe('text-changed')
    await at.command('circulate')
    expect(await at.command('beginSilence', { deadline: at.at() + HOUR })).toBe(200)
    const before = (await dossierAs(at, at.fra)).dossier.rounds[0]?.textHash
    insertAfterLast(at.pen.doc, ' forged')
    await at.pen.wire.until('the refusal', () => at.pen.wire.of('refused')[0])
    expect(at.pen.wire.of('refused')[0]).toMatchObject({ code: 'phase' })
    expect(await at.command('voidSilence', { reason: 'a comma' })).toBe(200)
    // The words that were refused are nowhere: the text reads as it did.
    expect(await at.command('beginSilence', { deadline: at.at() + HOUR })).toBe(200)
    expect((await dossierAs(at, at.fra)).dossier.rounds[1]?.textHash).toBe(before)
  })

  it('[K3] is for those who were asked, who draft and are there', async () => {
    const at = await talks()
    const about = { deadline: at.at() + HOUR, recipients: [USA] }
    expect(await at.command('beginSilence', about)).toBe(200)
    expect(await at.answer(at.fra, 'break', { reason: 'x' })).toMatchObject({ code: 'no-round' })
    const observer = await at.sessionOf(USA, 'observer')
    expect(await at.answer(observer, 'break', { reason: 'x' })).toMatchObject({ code: 'forbidden' })
    expect(await at.answer('nobody', 'pass')).toMatchObject({ code: 'session' })
    expect(await at.answer(at.usa, 'yes')).toMatchObject({ code: 'malformed' })
    expect(await at.answer(at.usa, 'pass', { round: 2 })).toMatchObject({ code: 'no-round' })
    expect(await at.answer(at.usa, 'pass')).toMatchObject({ status: 200 })
    for (const query of ['', '?round=0', '?round=x']) {
      const headers = { authorization: `Bearer ${at.usa}` }
      const response = await fetch(`${at.relay.http}/api/silence${query}`, { headers })
      expect(response.status).toBe(400)
    }
  })

  it('[R1] is under silence after a restart, with its answers', async () => {
    const at = await underSilence()
    await at.answer(at.fra, 'pass')
    await at.relay.close()
    const again = await aRelayOver(at.relay.path, { now: at.at })
    const headers = { authorization: `Bearer ${at.fra}` }
    const response = await fetch(`${again.http}/api/silence?round=1`, { headers })
    expect(await response.json()).toMatchObject({ answers: [{ answer: 'pass' }] })
    const { dossier } = await dossierAs({ relay: { ...again, path: '' } }, at.fra)
    expect(dossier).toMatchObject({ stage: 'silence', rounds: [{ end: null }] })
  })
})

describe('an agreed text', () => {
  async function agreed(): Promise<Talks> {
    const at = await underSilence()
    at.pass(HOUR)
    expect(await at.command('confirmSilence')).toBe(200)
    return at
  }

  async function heard(at: Talks): Promise<void> {
    const { dossier } = await dossierAs(at, at.fra)
    for (const delegation of dossier.members) {
      expect(await at.command('recordStance', { delegation, stance: 'join' })).toBe(200)
    }
  }

  it('[K12] [K13] is adopted when all were heard, and nothing changes it any more', async () => {
    const at = await agreed()
    expect(await at.command('adopt')).toBe('stances-missing')
    await heard(at)
    expect(await at.command('adopt', {}, at.fra)).toBe('forbidden')
    expect(await at.command('adopt')).toBe(200)
    for (const [name, about] of [
      ['adopt', {}],
      ['reopen', { reason: 'no' }],
      ['setStage', { stage: 'drafting' }],
      ['circulate', {}],
      ['beginSilence', { deadline: at.at() + HOUR }],
      ['recordStance', { delegation: FRA, stance: 'join' }],
      ['chooseType', { type: 'resolution', reason: 'so' }],
    ] as const) {
      expect(await at.command(name, about), name).toBe('stage')
    }
    insertAfterLast(at.pen.doc, ' forged')
    await at.pen.wire.until('the refusal', () => at.pen.wire.of('refused')[0])
    const { dossier } = await dossierAs(at, at.usa)
    expect(dossier.adoption?.textHash).toBe(dossier.rounds[0]?.textHash)
  })

  it('[K11] has its symbol from the secretariat, in the form of its type', async () => {
    const at = await agreed()
    await heard(at)
    await at.command('adopt')
    const secretariat = await at.sessionOf(SEC, 'secretariat')
    const issue = (symbol: string, session = secretariat) =>
      at.command('issueAs', { symbol, date: '2026-03-30' }, session)
    expect(await issue('S/RES/2518 (2020)')).toBe('symbol')
    expect(await issue('S/PRST/2026/3', at.fra)).toBe('forbidden')
    expect(await issue('S/PRST/2026/3')).toBe(200)
    expect(await at.command('adopt', {}, secretariat)).toBe('forbidden')
    expect((await dossierAs(at, at.usa)).dossier.issuedAs?.symbol).toBe('S/PRST/2026/3')
  })

  it('[K12] [X5] is not adopted with brackets in it but for a reason, which stands with them', async () => {
    const at = await talks()
    insertAfterLast(at.pen.doc, ' [urges]')
    await at.pen.saved()
    await at.command('circulate')
    await at.command('beginSilence', { deadline: at.at() + HOUR })
    at.pass(HOUR)
    await at.command('confirmSilence')
    await heard(at)
    expect(await at.command('adopt')).toBe('leftovers')
    expect(await at.command('adopt', { override: 'a quotation' })).toBe(200)
    const { dossier } = await dossierAs(at, at.usa)
    expect(dossier.adoption?.overridden).toMatchObject({
      reason: 'a quotation',
      leftovers: [{ kind: 'bracket', words: '[urges]' }],
    })
  })

  it('[K12] leaves its rivals beside it, with what became of them', async () => {
    const at = await talks()
    expect(await at.command('openDraft', { name: 'rival' })).toBe(200)
    expect(await at.command('openDraft', { name: 'other' })).toBe(200)
    expect(await at.command('beginSilence', { deadline: at.at() + HOUR })).toBe(200)
    at.pass(HOUR)
    await at.command('confirmSilence')
    await heard(at)
    expect(await at.command('adopt', { withdrawn: ['rival'] })).toBe(200)
    expect((await dossierAs(at, at.usa)).dossier.adoption?.rivals).toEqual([
      { draft: 'rival', textHash: null, fate: 'withdrawn' },
      { draft: 'other', textHash: null, fate: 'setAside' },
    ])
  })
})

const UNTOLD = { kind: 'broken', by: null, reason: '', paragraph: null }
