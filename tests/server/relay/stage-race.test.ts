import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Replay } from '../../../server/describe-update.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import type { LogRow } from '../../../server/store/store.ts'
import type { Stage } from '../../../shared/domain/roles.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { findingOf } from '../tampering.ts'
import { aRelay } from './a-relay.ts'
import { Drafter, joinAs, post, type Relay } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// People type while the penholder switches the stage back and forth. Whoever was first, the log must read as if the
// switch had fallen between two updates: nothing stands behind a row of the dossier that is not legal under it.

/** What the log may hold of each stage: by roots, as the table of [G7] has it. */
const LEGAL: Readonly<Record<Stage, RegExp>> = {
  drafting: /./,
  silence: /^(?:decided|d:[A-Z]{3})$/,
  closed: /^$/,
}

const SWITCHES: readonly Stage[] = [
  'silence', 'drafting', 'closed', 'drafting', 'silence', 'closed', 'silence', 'drafting',
  'closed', 'silence', 'drafting', 'silence', 'drafting', 'closed', 'drafting', 'silence', 'drafting',
] // biome-ignore format: a sequence

describe('[G13] the stage', () => {
  it('is the one that the log has in front of each update', async () => {
    const relay = await aRelay()
    const pen = await joinAs(relay, CHN, 'penholder')
    const opener = await Drafter.connect(relay, pen.session)
    opener.doc.clientID = opener.ids.base ?? 0
    openingOf(opener.doc, 'Draft')
    await opener.saved()
    await opener.close()
    const typists = await Promise.all([
      Typist.join(relay, pen.session, true),
      Typist.join(relay, (await joinAs(relay, FRA, 'delegation')).session, false),
      Typist.join(relay, (await joinAs(relay, USA, 'delegation')).session, false),
    ])
    for (const stage of SWITCHES) {
      for (const typist of typists) typist.burst()
      const switching = post(relay, '/api/dossier', { command: 'setStage', stage }, pen.session)
      for (let i = 0; i < 6; i++) {
        for (const typist of typists) typist.burst()
        await new Promise(setImmediate)
      }
      expect((await switching).json).toEqual({ stage })
      for (const typist of typists) await typist.comeBack()
    }
    const refused = typists.flatMap(({ refusals }) => refusals)
    expect(new Set(refused)).toEqual(new Set(['phase']))
    await relay.close()

    const { strays, stages } = judged(await rowsOf(relay.path))
    expect(strays).toEqual([])
    expect(stages.drafting).toBeGreaterThan(50)
    expect(stages.silence).toBeGreaterThan(0)
    expect(await findingOf(relay.path)).toBeNull()
  }, 60_000)
})

/** Types and comments without looking at the stage, and comes back when it is refused. */
class Typist {
  readonly refusals: string[] = []
  readonly #relay: Relay
  readonly #session: string
  readonly #isPen: boolean
  #drafter: Drafter
  #remarks = 0

  static async join(relay: Relay, session: string, isPen: boolean): Promise<Typist> {
    return new Typist(relay, session, isPen, await Drafter.connect(relay, session))
  }

  private constructor(relay: Relay, session: string, isPen: boolean, drafter: Drafter) {
    this.#relay = relay
    this.#session = session
    this.#isPen = isPen
    this.#drafter = drafter
  }

  burst(): void {
    const { doc, ids, wire } = this.#drafter
    if (wire.socket.readyState !== wire.socket.OPEN) return
    const delegation = this.#isPen ? 'CHN' : String(this.#own(doc, ids.proposing))
    doc.clientID = ids.proposing
    const note = { kind: 'comment', note: 'we note' }
    doc.getMap(`d:${delegation}`).set(`c${ids.proposing}-${this.#remarks++}`, note)
    doc.clientID = ids.base ?? ids.proposing
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
  const stages = { drafting: 0, silence: 0, closed: 0 }
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

async function rowsOf(path: string): Promise<readonly LogRow[]> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const rows = await opened.value.store.rows(0, 100_000)
  await opened.value.close()
  return rows
}
