import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ROLES, type Role, STAGES, type Stage } from '../../../shared/domain/roles.ts'
import { USA } from '../dossiers.ts'
import { post } from './drafters.ts'
import {
  PEN_ROOM,
  type Scene,
  sceneOf,
  tryDossier,
  tryInPenRoom,
  tryPresence,
  tryWrite,
} from './matrix-scene.ts'
import { rowsRefused } from './refused-rows.ts'

// The table of rights, tried line by line through a real relay: sockets and HTTP. It is written out by hand and stands in
// SPEC.md in the same words. Five marks in a cell are drafting, silence, agreed,
// closed, adopted; one mark is the same at every stage.

const TABLE = `
| | penholder | co-penholder | delegation | secretariat | observer | screen |
|---|---|---|---|---|---|---|
| text, proposing hand | + P P P P | + P P P P | + P P P P | + P P P P | R | R |
| text, base hand | + P P P P | + P P P P | A | A | A | A |
| incorporate | + P P P P | + P P P P | F F F P P | F P P P P | R | R |
| cut for everybody | + P P P P | + P P P P | F F F P P | F P P P P | R | R |
| decide on a proposal | + + P P P | + + P P P | F F F P P | F P P P P | R | R |
| paragraph attribute | + P P P P | + P P P P | F F F P P | F P P P P | R | R |
| own proposal | + P P P P | + P P P P | + P P P P | S P P P P | R | R |
| own position | + + + P P | + + + P P | + + + P P | S P P P P | R | R |
| own editorial record | + P P P P | + P P P P | + P P P P | + P P P P | R | R |
| withdraw own words | + P P P P | + P P P P | + P P P P | + P P P P | R | R |
| record of another | F F F P P | F F F P P | F F F P P | F P P P P | R | R |
| withdraw another’s words | F F F P P | F F F P P | F F F P P | F P P P P | R | R |
| name of a client id | F F F P P | F F F P P | F F F P P | F P P P P | R | R |
| presence | + | + | + | + | + | + |
| write in the dossier | R | R | R | R | R | R |
| own remark in pen/FRA | + + + P P | + + + P P | + + + P P | 0 | 0 | 0 |
| own proposal in pen/FRA | S S S P P | S S S P P | S S S P P | 0 | 0 | 0 |
| record of another in pen/FRA | F F F P P | F F F P P | F F F P P | 0 | 0 | 0 |
| text, proposing hand in pen/FRA | F F F P P | F F F P P | F F F P P | 0 | 0 | 0 |
| text, base hand in pen/FRA | A | A | A | 0 | 0 | 0 |
| presence in pen/FRA | + | + | + | 0 | 0 | 0 |
| ticket: text/en | + | + | + | + | + | + |
| ticket: text/en/alt | + | + | + | + | + | + |
| ticket: dossier | + | + | + | + | + | + |
| ticket: text/en/none | 0 | 0 | 0 | 0 | 0 | 0 |
| ticket: text/fr | 0 | 0 | 0 | 0 | 0 | 0 |
| ticket: pen/FRA | + | + | + | 0 | 0 | 0 |
| ticket: pen/USA | + | + | 0 | 0 | 0 | 0 |
| ticket: pen/KEN | 0 | 0 | 0 | 0 | 0 | 0 |
| ticket: private/CHN | + | 0 | 0 | 0 | 0 | 0 |
| ticket: private/GBR | 0 | + | 0 | 0 | 0 | 0 |
| ticket: private/FRA | 0 | 0 | + | 0 | 0 | 0 |
| ticket: private/SEC | 0 | 0 | 0 | + | 0 | 0 |
| ticket: private/VNM | 0 | 0 | 0 | 0 | 0 | 0 |
| ticket: private/USA | 0 | 0 | 0 | 0 | 0 | 0 |
| ticket: caucus/friends | + | + | + | 0 | 0 | 0 |
| ticket: caucus/EU | 0 | 0 | + | 0 | 0 | 0 |
| ticket: caucus/none | 0 | 0 | 0 | 0 | 0 | 0 |
| ticket: desk | + | + | 0 | 0 | 0 | 0 |
| export | + | + | + | + | + | + |
| setStage | + T T + T | x | x | x | x | x |
| passPen | + | x | x | x | x | x |
| appoint | + | x | x | x | x | x |
| addCoPenholder | + | x | x | x | x | x |
| removeCoPenholder | + | x | x | x | x | x |
| admit | + | x | x | x | x | x |
| setGroup | + | x | x | x | x | x |
| openDraft | + | x | x | x | x | x |
| setDrafting | + | x | x | x | x | x |
| revokeSessions | + | x | x | x | x | x |
| remove | + | x | x | x | x | x |
| invite: own penholder | + | x | x | x | x | x |
| invite: own co-penholder | + | + | x | x | x | x |
| invite: own delegation | + | + | + | x | x | x |
| invite: own secretariat | + | x | x | x | x | x |
| invite: own observer | + | + | + | x | x | x |
| invite: own screen | + | x | x | x | x | x |
| invite: USA penholder | E | x | x | x | x | x |
| invite: USA co-penholder | + | x | x | x | x | x |
| invite: USA delegation | + | x | x | x | x | x |
| invite: USA secretariat | + | x | x | x | x | x |
| invite: USA observer | + | x | x | x | x | x |
| invite: USA screen | + | x | x | x | x | x |
| list invitations | + | + | + | x | x | x |
| void an invitation of USA | + | N | N | x | x | x |
| chooseType | + T T T T | x | x | x | x | x |
| beginSilence | V T T T T | x | x | x | x | x |
| circulate | + T T T T | x | x | x | x | x |
| answer to silence | Q + + Q + | Q + + Q + | Q + + Q + | x | x | x |
| confirmSilence | Q D Q Q Q | x | x | x | x | x |
| putInBlue | T T Y T T | x | x | x | x | x |
| adopt | T T H T T | x | x | x | x | x |
| recordStance | T T + T T | x | x | x | x | x |
| issueAs | T T + T + | x | x | T T + T + | x | x |
| overrideGate | + | x | x | + | x | x |
| voidSilence | Q + Q Q Q | x | x | x | x | x |
| reopen | T T + T T | x | x | x | x | x |
`.trim()

const MARKS: Readonly<Record<string, string | null>> = {
  '+': null,
  P: 'phase',
  A: 'forged-author',
  F: 'foreign-root',
  R: 'read-only',
  S: 'schema',
  x: 'forbidden',
  '0': 'room-unknown',
  E: 'pen-elsewhere',
  N: 'no-such-invite',
  T: 'stage',
  V: 'no-revision',
  Q: 'no-round',
  D: 'not-due',
  Y: 'no-type',
  H: 'stances-missing',
}

const ANSWER = 'answer to silence'
const PASS = { round: 1, answer: 'pass', given: Date.now() }

const COMMANDS: Readonly<Record<string, object>> = {
  // To where it is, or away from where it leads to.
  setStage: {},
  // To the one who has it: everything else about passing it is in conduct.test.ts.
  passPen: { to: 'CHN' },
  appoint: { office: 'facilitator', delegation: 'EST', from: '2020-03-01' },
  addCoPenholder: { delegation: 'EST' },
  removeCoPenholder: { delegation: 'EST' },
  admit: { delegation: 'KEN' },
  setGroup: { name: 'A3', members: ['NER', 'ZAF', 'TUN'] },
  openDraft: { name: 'alt-2' },
  setDrafting: { drafting: 'private' },
  revokeSessions: { delegation: 'EST' },
  remove: { delegation: 'KEN' },
  chooseType: { type: 'presidentialStatement', reason: 'as before' },
  beginSilence: { deadline: Date.now() + 3_600_000 },
  circulate: {},
  confirmSilence: {},
  putInBlue: {},
  adopt: {},
  recordStance: { delegation: 'EST', stance: 'join' },
  issueAs: { symbol: 'S/PRST/2020/99', date: '2020-03-30' },
  overrideGate: { reason: 'for information only' },
  voidSilence: { reason: 'to look again' },
  reopen: { reason: 'to look again' },
}

describe('[O8] the table of rights', () => {
  it('stands in SPEC.md in the same words', () => {
    const spec = readFileSync(new URL('../../../server/SPEC.md', import.meta.url), 'utf8')
    expect(spec).toContain(TABLE)
  })

  for (const role of ROLES) {
    for (const stage of STAGES) {
      it(`holds for ${role}, ${stage}`, async () => {
        const scene = await sceneOf(role, stage)
        const told: [action: string, code: string | null][] = []
        const due: typeof told = []
        for (const [action, mark] of columnOf(role, stage)) {
          const code = MARKS[mark]
          if (code === undefined) throw new Error(`no such mark: ${mark}`)
          due.push([action, code])
          told.push([action, await attempt(scene, action, stage)])
        }
        expect(told).toEqual(due)
        expect(told.length).toBe(77)
        await scene.relay.close()
        const whose = `${scene.own}/${role}/`
        const refused = told.flatMap(([action, code]) =>
          code ? [`${placeOf(action, code)} ${code} ${whose}`] : [],
        )
        const rows = await rowsRefused(scene.relay.path)
        const recorded = rows.map((row) => row.slice(0, row.lastIndexOf(' ')))
        expect(new Set(recorded)).toEqual(new Set(refused))
      })
    }
  }
})

/** The actions, and the mark that each has for the role at the stage. */
function columnOf(role: Role, stage: Stage): (readonly [action: string, mark: string])[] {
  return TABLE.split('\n')
    .slice(2)
    .map((line) => {
      const [, action = '', ...cells] = line.split('|').map((cell) => cell.trim())
      const marks = (cells[ROLES.indexOf(role)] ?? '').split(' ')
      return [action, (marks.length === 1 ? marks[0] : marks[STAGES.indexOf(stage)]) ?? ''] as const
    })
}

/** Where a refusal of the action is recorded ([O10]). */
function placeOf(action: string, code: string): string {
  if (code === 'room-unknown') return 'ticket'
  if (/invit/.test(action)) return 'invites'
  return action in COMMANDS || action === ANSWER ? 'dossier' : 'frame'
}

async function attempt(scene: Scene, action: string, stage: Stage): Promise<string | null> {
  const [kind = '', ...rest] = action.split(': ')
  const what = rest.join(': ')
  const { relay, session } = scene
  if (action.endsWith(PEN_ROOM) && kind !== 'ticket') return tryInPenRoom(scene, action)
  if (action === 'presence') return tryPresence(scene)
  if (action === 'write in the dossier') return tryDossier(scene)
  if (action === 'export') return get(scene, '/api/export?format=txt')
  if (action === 'list invitations') return get(scene, '/api/invites')
  if (action === 'void an invitation of USA') return voidForeign(scene)
  if (action === ANSWER) return (await post(relay, '/api/silence', PASS, session)).code
  if (kind === 'ticket') return (await post(relay, '/api/ticket', { room: what }, session)).code
  if (kind === 'invite') return invite(scene, what)
  const command = COMMANDS[action]
  if (!command) return tryWrite(scene, action)
  const isFree = stage === 'drafting' || stage === 'closed'
  const body = { command: action, stage: isFree ? stage : 'drafting', ...command }
  return (await post(relay, '/api/dossier', body, session)).code
}

async function invite({ relay, own, session }: Scene, what: string): Promise<string | null> {
  const [whose, role] = what.split(' ')
  const delegation = whose === 'own' ? own : whose
  return (await post(relay, '/api/invites', { delegation, role }, session)).code
}

async function voidForeign({ relay, session }: Scene): Promise<string | null> {
  const { invite } = await relay.invite({ delegation: USA, role: 'observer', name: '', uses: 1 })
  const id = createHash('sha256').update(invite).digest('hex').slice(0, 16)
  return (await post(relay, '/api/invites/revoke', { id }, session)).code
}

async function get({ relay, session }: Scene, path: string): Promise<string | null> {
  const headers = { authorization: `Bearer ${session}` }
  const answer = await fetch(relay.http + path, { headers })
  return answer.ok ? null : ((await answer.json()) as { error: { code: string } }).error.code
}
