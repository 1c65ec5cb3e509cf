import * as Y from 'yjs'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role, Stage } from '../../../shared/domain/roles.ts'
import { encodePresence } from '../../../shared/protocol/awareness.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay } from './a-relay.ts'
import { connect, Drafter, post, type Relay, ticketFor } from './drafters.ts'
import { bringTo } from './stages.ts'
import { insertAfterLast, openingOf, updateOf } from './tape.ts'

// A negotiation at some stage with one member of each role in it, and everything that a client could try, made without
// the product's own editing code.

const DELEGATIONS: Readonly<Record<Role, DelegationCode>> = {
  penholder: CHN,
  'co-penholder': 'GBR' as DelegationCode,
  delegation: FRA,
  secretariat: 'SEC' as DelegationCode,
  observer: 'VNM' as DelegationCode,
  screen: 'NER' as DelegationCode,
}

/** Rooms of their own, for some of them. */
const GROUPS = [
  { name: 'friends', members: ['CHN', 'GBR', 'FRA', 'VNM', 'NER'] },
  { name: 'EU', members: ['FRA', 'EST'] },
]
export const PEN_ROOM = 'pen/FRA'

const COMMENT = { kind: 'comment', note: 'we note' }

export type Scene = {
  readonly relay: Relay & { readonly path: string; close(): Promise<void> }
  readonly role: Role
  readonly own: DelegationCode
  readonly session: string
  /** Client ids that the session holds. */
  readonly ids: readonly number[]
  /** Words that the session wrote while it could: client and clock. */
  readonly ownWords: readonly [client: number, clock: number] | null
  readonly penBase: number
  /** Whose first characters and whose record are another's. */
  readonly usa: { readonly client: number; readonly record: number }
}

/** Seats everybody, writes something of everybody's, and moves to the stage. */
export async function sceneOf(role: Role, stage: Stage): Promise<Scene> {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  const penBase = pen.ids.base ?? 0
  pen.doc.clientID = penBase
  openingOf(pen.doc, 'Draft')
  await pen.saved()
  const usa = await Drafter.join(relay, USA)
  insertAfterLast(usa.doc, ' American')
  usa.doc.getMap('d:USA').set('k', COMMENT)
  await usa.saved()
  await post(relay, '/api/dossier', { command: 'openDraft', name: 'alt' }, pen.session)
  for (const group of GROUPS) {
    await post(relay, '/api/dossier', { command: 'setGroup', ...group }, pen.session)
  }
  const own = DELEGATIONS[role]
  const self =
    role === 'penholder'
      ? await Drafter.connect(relay, pen.session)
      : await Drafter.join(relay, own, role)
  const ownWords = role === 'observer' || role === 'screen' ? null : await wordsBy(self)
  const record = Y.getState(usa.doc.store, usa.ids.proposing) - 1
  await bringTo(relay, pen.session, stage)
  for (const one of [pen, usa, self]) await one.close()
  const { proposing, base } = self.ids
  const ids = base === undefined ? [proposing] : [proposing, base]
  const written = { client: usa.ids.proposing, record }
  return { relay, role, own, session: self.session, ids, ownWords, penBase, usa: written }
}

async function wordsBy(one: Drafter): Promise<readonly [client: number, clock: number]> {
  insertAfterLast(one.doc, ' own')
  await one.saved()
  return [one.ids.proposing, 0]
}

/** Gives the update that the one's own replica would send. */
type Write = (scene: Scene, one: Drafter) => Uint8Array

/** What a client could do to the text. */
const WRITES: Readonly<Record<string, Write>> = {
  'text, proposing hand': (_, { doc }) => insertAfterLast(doc, 'x'),
  'text, base hand': ({ penBase }, { doc, ids }) => {
    // Who has no base hand tries the penholder's.
    doc.clientID = ids.base ?? penBase
    return insertAfterLast(doc, 'x')
  },
  incorporate: ({ usa }, one) => push(one, 'incorporated', [usa.client, 0, 1]),
  'cut for everybody': ({ penBase }, one) => push(one, 'cut', [penBase, 2, 1]),
  'decide on a proposal': ({ usa }, one) =>
    set(one, 'decided', 'USA/k', { v: 'declined', rec: [usa.client, usa.record] }),
  'paragraph attribute': ({ penBase }, one) => set(one, 'blocks', `${penBase}:0`, { level: 1 }),
  'own proposal': ({ own, penBase }, one) =>
    set(one, `d:${own}`, 'p', { kind: 'del', ids: [[penBase, 2, 1]] }),
  'own position': ({ own }, one) => set(one, `d:${own}`, 'v', { kind: 'pos', v: 'reserve' }),
  'own editorial record': ({ own, penBase }, one) =>
    set(one, `d:${own}`, 'e', { kind: 'editorial', ids: [[penBase, 2, 1]], note: 'spelling' }),
  'withdraw own words': ({ own, ownWords }, one) =>
    push(one, `cut:${own}`, [...(ownWords ?? [one.ids.proposing, 0]), 1]),
  'record of another': (_, one) => set(one, 'd:USA', 'x', COMMENT),
  'withdraw another’s words': ({ usa }, one) => push(one, 'cut:USA', [usa.client, 0, 1]),
  'name of a client id': ({ own, usa }, one) =>
    set(one, 'who', `${usa.client}`, { delegation: own, person: '', hand: 'base' }),
}

/** What a client could do in a room without text. */
const PEN_WRITES: Readonly<Record<string, Write>> = {
  'own remark': ({ own }, one) => set(one, `d:${own}`, 'v', { kind: 'pos', v: 'oppose' }),
  'own proposal': ({ own, penBase }, one) =>
    set(one, `d:${own}`, 'p', { kind: 'del', ids: [[penBase, 2, 1]] }),
  'record of another': ({ own }, one) => set(one, own === CHN ? 'd:FRA' : 'd:CHN', 'x', COMMENT),
  'text, proposing hand': (_, { doc }) => typed(doc),
  'text, base hand': ({ penBase }, { doc }) => {
    doc.clientID = penBase
    return typed(doc)
  },
}

function typed(doc: Y.Doc): Uint8Array {
  return updateOf(doc, () => doc.getText('text').insert(0, 'x'))
}

function push({ doc }: Drafter, root: string, range: readonly number[]): Uint8Array {
  return updateOf(doc, () => doc.getArray(root).push([range]))
}

function set({ doc }: Drafter, root: string, key: string, value: object): Uint8Array {
  return updateOf(doc, () => doc.getMap(root).set(key, value))
}

/** The code with which it was refused; null if it is durable. */
export async function tryWrite(scene: Scene, action: string): Promise<string | null> {
  return tryIt(scene, WRITES[action], await Drafter.connect(scene.relay, scene.session, scene.ids))
}

/** The same in the room of FRA and the pen, if there is a ticket to be had. */
export async function tryInPenRoom(scene: Scene, action: string): Promise<string | null> {
  const { relay, session } = scene
  const { code } = await post(relay, '/api/ticket', { room: PEN_ROOM }, session)
  if (code) return code
  const one = await Drafter.connect(relay, session, [], PEN_ROOM)
  const what = action.slice(0, -` in ${PEN_ROOM}`.length)
  return what === 'presence' ? presenceOf(one) : tryIt(scene, PEN_WRITES[what], one)
}

async function tryIt(scene: Scene, write: Write | undefined, one: Drafter): Promise<string | null> {
  if (!write) throw new Error('no such action')
  // Sent by the replica itself, as the wire of a drafter does with whatever is done in it.
  write(scene, one)
  await Promise.race([one.saved(), one.wire.untilClosed()])
  const refusal = one.wire.closed?.reason ?? null
  if (!refusal) await one.close()
  return refusal
}

/** Whether what one says of one's own place is heard back ([A1]). */
export async function tryPresence(scene: Scene): Promise<string | null> {
  return presenceOf(await Drafter.connect(scene.relay, scene.session, scene.ids))
}

async function presenceOf(one: Drafter): Promise<string | null> {
  const entry = { client: one.ids.proposing, clock: 1, state: { caret: null } }
  one.wire.send({ kind: 'awareness', update: encodePresence([entry]) })
  await one.wire.until('the echo', () => one.wire.of('awareness').length > 0)
  await one.close()
  return null
}

/** What becomes of one who writes in the dossier. */
export async function tryDossier({ relay, session }: Scene): Promise<string | null> {
  const { ticket, clientIds } = await ticketFor(relay, session, 'dossier')
  const wire = connect(relay, 'dossier', ticket)
  await wire.until('a greeting', () => wire.of('step1')[0])
  const doc = new Y.Doc({ gc: false })
  doc.clientID = clientIds.proposing
  const update = updateOf(doc, () => doc.getMap('dossier').set('stage', 'closed'))
  wire.send({ kind: 'update', update })
  return (await wire.untilClosed()).reason
}
