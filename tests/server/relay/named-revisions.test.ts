import * as v from 'valibot'
import { expect, it } from 'vitest'
import { readMoment } from '../../../server/comparison/read-moment.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { exportDossier } from '../../../server/export/export-dossier.ts'
import { orderOf } from '../../../server/export/export-job.ts'
import { readNamed } from '../../../server/revisions/named-room.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { NamedRevisionList } from '../../../shared/protocol/revisions.ts'
import { CHN, FRA, someDossier, USA } from '../dossiers.ts'
import { findingOf } from '../tampering.ts'
import { aRelay } from './a-relay.ts'
import { connect, Drafter, joinAs, post, ticketFor } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// A revision that was circulated to named recipients, through a real relay: every byte that one who is not among them is
// sent is searched for its name and its cover note.

const SECRET = 'Ruritania must not hear of this'
const SEC = 'SEC' as DelegationCode
const JOB = { signal: new AbortController().signal, progress: () => undefined }
/** In these, words stand as they are. */
const FORMATS = ['json', 'negotiation', 'akn', 'compilation-txt', 'chronology-txt', 'version']
const BY_NAME = [
  'format=txt&lang=en',
  'format=version',
  'format=comparison-pdf',
  'format=comparison-json',
]

type Talks = Awaited<ReturnType<typeof talks>>

/** Zero draft for all, and then Rev.1, which reads otherwise, for France alone. */
async function talks() {
  const relay = await aRelay()
  const sessionOf = async (delegation: DelegationCode, role: Role) =>
    (await joinAs(relay, delegation, role)).session
  const pen = await Drafter.connect(relay, await sessionOf(CHN, 'penholder'))
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft')
  await pen.saved()
  const fra = await sessionOf(FRA, 'delegation')
  const usa = await sessionOf(USA, 'delegation')
  const command = async (name: string, about: object = {}, session = pen.session) => {
    const done = await post(relay, '/api/dossier', { command: name, ...about }, session)
    return done.code ?? done.json
  }
  const heard: Buffer[] = []
  for (const room of ['dossier', 'text/en', 'pen/USA']) {
    const { ticket } = await ticketFor(relay, usa, room)
    const wire = connect(relay, room, ticket)
    wire.socket.on('message', (data: Buffer) => heard.push(data))
    await wire.until('a greeting', () => wire.of('step1')[0])
    wire.send({ kind: 'step1', stateVector: new Uint8Array([0]) })
    await wire.until('the state', () => wire.of('step2')[0])
  }
  const get = async (path: string, session: string) => {
    const headers = { authorization: `Bearer ${session}` }
    const response = await fetch(relay.http + path, { headers })
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  const namesFor = async (session: string) => {
    const { bytes } = await get('/api/revisions', session)
    const list = v.parse(NamedRevisionList, JSON.parse(bytes.toString()))
    return list.revisions.map(({ name }) => name)
  }
  expect(await command('circulate')).toEqual({ revision: 'Zero draft' })
  insertAfterLast(pen.doc, ' text')
  await pen.saved()
  const named = { note: SECRET, recipients: [FRA] }
  expect(await command('circulate', named)).toEqual({ revision: 'Rev.1' })
  return { relay, pen, fra, usa, sessionOf, command, get, namesFor, heard }
}

/** Everything that a member is told when it asks for all that there is to ask for. */
async function toldTo({ get }: Talks, session: string): Promise<string> {
  const paths = [
    ...FORMATS.map((format) => `/api/export?format=${format}`),
    ...BY_NAME.map((query) => `/api/export?${query}&revision=Rev.1`),
    ...['/api/revisions', '/api/receipt', '/api/receipt?revision=Rev.1', '/api/silence?round=1'],
    ...['/api/invites'],
  ]
  const told = await Promise.all(paths.map(async (path) => (await get(path, session)).bytes))
  return Buffer.concat(told).toString('utf8')
}

it('[K16] nobody but its recipients, the pen and who was named with them hears of a revision', async () => {
  const at = await talks()
  // Something for all goes through each room behind it, so that whatever was sent before has arrived.
  insertAfterLast(at.pen.doc, ' once more')
  await at.pen.saved()
  expect(await at.command('admit', { delegation: 'KEN' })).toEqual({})
  await expect.poll(() => Buffer.concat(at.heard).includes('KEN')).toBe(true)
  await expect.poll(() => Buffer.concat(at.heard).includes('once more')).toBe(true)
  const heard = Buffer.concat(at.heard).toString('latin1') + (await toldTo(at, at.usa))
  expect(heard).toContain('Zero draft')
  expect(heard).not.toContain('Rev.1')
  expect(heard).not.toContain('Ruritania')
  // The same questions, of one who may know.
  const told = (await at.get('/api/revisions', at.fra)).bytes.toString()
  expect(told).toContain(SECRET)
  await at.relay.close()
  expect(await findingOf(at.relay.path)).toBeNull()
})

it('[K16] it is read, exported, compared and receipted by those alone to whom it was circulated', async () => {
  const at = await talks()
  const seats: readonly (readonly [string, string, Role, boolean])[] = [
    ['the pen', CHN, 'penholder', true],
    ['a co-penholder', USA, 'co-penholder', true],
    ['a recipient', FRA, 'delegation', true],
    ['another', USA, 'delegation', false],
    ['an observer of a recipient', FRA, 'observer', false],
    ['a screen of a recipient', FRA, 'screen', false],
    ['the secretariat', SEC, 'secretariat', false],
  ]
  const paths = [
    ...BY_NAME.map((query) => `/api/export?${query}&revision=Rev.1`),
    '/api/receipt?revision=Rev.1',
  ]
  // The answer is that to one that does not exist.
  const refused = new Map<string, number>()
  for (const path of paths)
    refused.set(path, (await at.get(path.replace('Rev.1', 'Rev.9'), at.fra)).status)
  expect([...refused.values()]).toEqual([404, 404, 404, 404, 409])
  for (const [who, delegation, role, mayKnow] of seats) {
    const session = await at.sessionOf(delegation as DelegationCode, role)
    expect(await at.namesFor(session), who).toEqual(mayKnow ? ['Rev.1'] : [])
    for (const path of paths) {
      const { status } = await at.get(path, session)
      expect(status, `${who} ${path}`).toBe(mayKnow ? 200 : refused.get(path))
    }
  }
  const text = await at.get('/api/export?format=txt&revision=Rev.1', at.fra)
  expect(text.bytes.toString()).toContain('Draft text')
  await at.relay.close()
})

it('[K16] the secretariat is told what is circulated to it; numbers and silence go by what all members have', async () => {
  const at = await talks()
  expect(await at.command('circulate', { recipients: [SEC] })).toEqual({ revision: 'Rev.2' })
  const sec = await at.sessionOf(SEC, 'secretariat')
  expect(await at.namesFor(sec)).toEqual(['Rev.2'])
  expect(await at.namesFor(at.fra)).toEqual(['Rev.1'])
  expect(await at.namesFor(at.pen.session)).toEqual(['Rev.1', 'Rev.2'])
  expect(await at.command('chooseType', { type: 'presidentialStatement', reason: 'so' })).toEqual(
    {},
  )
  // What stands under silence is a revision that everybody has.
  const deadline = Date.now() + 3_600_000
  expect(await at.command('beginSilence', { deadline })).toBe('text-changed')
  // Everybody but the pen itself is everybody.
  const others = someDossier().members.filter((member) => member !== CHN)
  expect(await at.command('circulate', { recipients: others })).toEqual({ revision: 'Rev.3' })
  expect(await at.command('beginSilence', { deadline })).toEqual({})
  await at.relay.close()
})

it('[K16] [S10] whoever holds the file reads all, and can expunge the cover note of one', async () => {
  const { relay } = await talks()
  await relay.close()
  const opened = await openDossierFile(relay.path, 'write')
  if (!opened.ok) throw new Error(opened.error.kind)
  const file = opened.value
  expect((await file.readDossier()).revisions.map(({ name }) => name)).toEqual(['Zero draft'])
  const made = await exportDossier(file, { ...orderOf('txt'), revision: 'Rev.1' }, JOB)
  expect(made.ok && Buffer.from(made.value.bytes).toString()).toContain('Draft text')
  expect(await readMoment(file, 'Rev.1', { delegation: USA, role: 'delegation' })).toBeNull()
  expect(await readMoment(file, 'Rev.1', null)).toMatchObject({ name: 'Rev.1' })
  const rows = await file.store.updates('revisions', 0)
  expect(await file.expunge(rows.map(({ seq }) => seq), 'a slip')).toEqual({ ok: true, value: undefined }) // biome-ignore format: one act
  const [revision] = await readNamed(file.store)
  expect(revision).toMatchObject({ name: 'Rev.1', note: '█'.repeat(SECRET.length) })
  await file.close()
  expect(await findingOf(relay.path)).toBeNull()
})
