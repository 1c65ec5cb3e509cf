import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseAuthorName } from '../../../server/author.ts'
import { Replay } from '../../../server/describe-update.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import type { LogRow } from '../../../server/store/store.ts'
import type { Lease } from '../../../shared/domain/leases.ts'
import type { Role, Stage } from '../../../shared/domain/roles.ts'
import { GuardedText } from '../../../shared/ydoc/guard/guarded-text.ts'
import { newReplica } from '../../../shared/ydoc/roots.ts'
import { code } from '../../shared/ydoc/notation.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { findingOf } from '../tampering.ts'
import { aRelay } from './a-relay.ts'
import { Drafter, joinAs, type Relay } from './drafters.ts'
import { bringTo } from './stages.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// People type while the penholder switches the stage back and forth, and closes and opens the paragraph in which they
// type. Whoever was first, the log must read as if each switch had fallen between two updates: nothing stands behind it
// that is not legal under it. A fresh guard that is shown the log row by row must find each of them legal.

/** What the log may hold of each stage: by roots, as the table of [G7] has it. */
const LEGAL: Readonly<Record<Stage, RegExp>> = {
  drafting: /./,
  silence: /^(?:decided|d:[A-Z]{3})$/,
  agreed: /^d:[A-Z]{3}$/,
  closed: /^$/,
  adopted: /^$/,
}

const SWITCHES: readonly Stage[] = [
  'silence', 'drafting', 'closed', 'drafting', 'silence', 'closed', 'silence', 'drafting',
  'closed', 'silence', 'drafting', 'silence', 'drafting', 'closed', 'drafting', 'silence', 'drafting',
] // biome-ignore format: a sequence

describe('[G13] stage and closed paragraphs', () => {
  it('are those that the log has in front of each update', async () => {
    const relay = await aRelay()
    const pen = await joinAs(relay, CHN, 'penholder')
    const opener = await Drafter.connect(relay, pen.session)
    opener.doc.clientID = opener.ids.base ?? 0
    openingOf(opener.doc, 'Draft')
    await opener.saved()
    await opener.close()
    const typists = await Promise.all([
      Typist.join(relay, pen.session, `${opener.ids.base}:0`),
      Typist.join(relay, (await joinAs(relay, FRA, 'delegation')).session, null),
      Typist.join(relay, (await joinAs(relay, USA, 'delegation')).session, null),
    ])
    let before: Stage = 'drafting'
    for (const stage of SWITCHES) {
      for (const typist of typists) typist.burst()
      const switching = bringTo(relay, pen.session, stage, before)
      for (let i = 0; i < 6; i++) {
        for (const typist of typists) typist.burst()
        await new Promise(setImmediate)
      }
      await switching
      before = stage
      for (const typist of typists) await typist.comeBack()
    }
    const refused = typists.flatMap(({ refusals }) => refusals)
    expect(new Set(refused)).toEqual(new Set(['phase', 'closed']))
    await relay.close()

    const rows = await rowsOf(relay.path)
    const { strays, stages } = judged(rows)
    expect(strays).toEqual([])
    expect(refusedOnReplay(rows)).toEqual([])
    expect(stages.drafting).toBeGreaterThan(50)
    expect(stages.silence).toBeGreaterThan(0)
    expect(await findingOf(relay.path)).toBeNull()
  })
})

/** Types and comments without looking at the stage, and comes back when it is refused. */
class Typist {
  readonly refusals: string[] = []
  readonly #relay: Relay
  readonly #session: string
  /** The paragraph that it closes and opens, if it holds the pen. */
  readonly #closes: string | null
  #drafter: Drafter
  #remarks = 0

  static async join(relay: Relay, session: string, closes: string | null): Promise<Typist> {
    return new Typist(relay, session, closes, await Drafter.connect(relay, session))
  }

  private constructor(relay: Relay, session: string, closes: string | null, drafter: Drafter) {
    this.#relay = relay
    this.#session = session
    this.#closes = closes
    this.#drafter = drafter
  }

  burst(): void {
    const { doc, ids, wire } = this.#drafter
    if (wire.socket.readyState !== wire.socket.OPEN) return
    const delegation = String(this.#own(doc, ids.proposing))
    doc.clientID = ids.proposing
    const note = { kind: 'comment', note: 'we note' }
    doc.getMap(`d:${delegation}`).set(`c${ids.proposing}-${this.#remarks++}`, note)
    doc.clientID = ids.base ?? ids.proposing
    if (this.#closes) doc.getMap('blocks').set(this.#closes, { closed: this.#remarks % 8 > 5 })
    for (let i = 0; i < 3; i++) insertAfterLast(doc, 'x')
  }

  async comeBack(): Promise<void> {
    const { wire } = this.#drafter
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (!wire.closed && wire.of('refused').length === 0) {
      // Whether it was refused shows as soon as everything it sent is decided.
      await Promise.race([this.#drafter.saved(), wire.untilClosed()])
    }
    if (wire.of('refused').length === 0 && !wire.closed) return
    await wire.untilClosed()
    this.refusals.push(...wire.of('refused').map(({ code }) => code))
    this.#drafter = await Drafter.connect(this.#relay, this.#session)
  }

  #own(doc: Y.Doc, client: number): unknown {
    const lease = doc.getMap('who').get(String(client))
    return typeof lease === 'object' && lease && 'delegation' in lease ? lease.delegation : ''
  }
}

/** What stands in the log where it may not, and how many updates there are of each stage. */
function judged(rows: readonly LogRow[]) {
  const replay = new Replay()
  const dossier = new Y.Doc({ gc: false })
  const stages = { drafting: 0, silence: 0, agreed: 0, closed: 0, adopted: 0 }
  const strays: string[] = []
  let stage: Stage = 'drafting'
  for (const row of rows) {
    const changes = replay.describe(row)
    if (row.room === 'dossier') {
      Y.applyUpdate(dossier, row.data)
      stage = dossier.getMap('dossier').get('stage') as Stage
    } else if (row.author !== 'relay') {
      stages[stage]++
      const roots = changes.map(({ root }) => root).filter((root) => !LEGAL[stage].test(root))
      if (roots.length > 0) strays.push(`${row.seq}: ${roots} by ${row.author} in ${stage}`)
    }
  }
  return { strays, stages }
}

/** What a guard that has seen nothing but the rows before would refuse of the next one. */
function refusedOnReplay(rows: readonly LogRow[]): readonly string[] {
  const guard = new GuardedText(newReplica())
  const names = new Y.Doc({ gc: false })
  const dossier = new Y.Doc({ gc: false })
  const refused: string[] = []
  for (const row of rows) {
    if (row.room === 'dossier') {
      Y.applyUpdate(dossier, row.data)
      guard.stage = dossier.getMap('dossier').get('stage') as Stage
      continue
    }
    const { delegation, role } = parseAuthorName(row.author)
    if (delegation === null || role === null) {
      Y.applyUpdate(names, row.data)
      names.getMap<Lease>('who').forEach((lease, client) => void guard.lease(Number(client), lease))
      continue
    }
    const clients = new Set(Y.decodeUpdate(row.data).structs.map(({ id }) => id.client))
    const session = { delegation: code(delegation), role: role as Role, clients }
    const judged = guard.receive(row.data, session)
    if (!judged.ok) refused.push(`${row.seq}: ${judged.refusal.code} of ${row.author}`)
    else if (!judged.update) refused.push(`${row.seq}: nothing new`)
  }
  return refused
}

async function rowsOf(path: string): Promise<readonly LogRow[]> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const rows = await opened.value.store.rows(0, 100_000)
  await opened.value.close()
  return rows
}
