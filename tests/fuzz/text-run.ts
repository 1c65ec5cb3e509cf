import * as Y from 'yjs'
import { compare, isEmpty } from '../../shared/domain/compare.ts'
import { isOpen, proposalName } from '../../shared/domain/proposals.ts'
import { NO_CREDITS } from '../../shared/domain/versions.ts'
import type { View } from '../../shared/domain/views.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readProposals, readView } from '../../shared/ydoc/read-text.ts'
import { restoreVersion } from '../../shared/ydoc/restore/restore-version.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import { readTape } from '../../shared/ydoc/tape.ts'
import { TextReader } from '../../shared/ydoc/text-reader.ts'
import { naiveView } from '../shared/ydoc/naive-views.ts'
import { code, negotiate, type Replica, randomFrom, type Table } from '../shared/ydoc/notation.ts'
import { randomAction } from '../shared/ydoc/random-actions.ts'
import { spelled, versionOf, written } from '../shared/ydoc/versions.ts'

/** What a run did and found; `faults` is empty when every law held. */
export type TextRun = {
  readonly seed: number
  readonly actions: number
  readonly proposals: number
  /** How often the pen went back to a former version. */
  readonly restored: number
  readonly faults: readonly string[]
}

const VIEWS: readonly View[] = [
  { kind: 'markup' },
  { kind: 'base' },
  { kind: 'ifIncorporated', delegations: null },
  { kind: 'ifIncorporated', delegations: [code('FRA')] },
]

/**
 * Several delegations and the pen at work at once, with updates under way for as long as chance will have it; then all
 * meet. Checks [V2] after every action, and at the end that all replicas agree, that following equals loading ([V11]),
 * that a naive second implementation reads the same, [P3] and [V5].
 */
export function runText(seed: number, steps: number): TextRun {
  const random = randomFrom(seed)
  const { table, CHN, FRA, USA, RUS } = negotiate(
    'Statement',
    'The Council notes the report.',
    'It urges all to act.',
    'It 重申 its resolve.',
    'It remains seized.',
  )
  const replicas = [
    ...[CHN, FRA, USA, RUS, table.join('FRA')],
    table.join('GBR', 'penholder'),
    table.join('SEC', 'secretariat'),
  ]
  const faults: string[] = []
  const readers = replicas.map(({ ledger }) => new TextReader(ledger))
  let actions = 0
  const goesBack = timeTraveller(CHN, randomFrom(seed + 1_000_000))
  for (let step = 0; step < steps; step++) {
    const replica = replicas[Math.floor(random() * replicas.length)] ?? CHN
    const what = random()
    if (what < 0.45) {
      const before = replica.base
      const name = randomAction(replica, random)
      actions++
      if (replica === CHN) faults.push(...goesBack.step(step))
      const isPen = replica.writer.author.role === 'penholder'
      if (!isPen && replica.base !== before)
        faults.push(`[V2] ${name} at step ${step} changed the base text`)
    } else if (what < 0.75) table.send(replica, 1 + Math.floor(random() * 3))
    else table.receive(replica, 1 + Math.floor(random() * 5))
    const reader = readers[replicas.indexOf(replica)]
    // Not after every step, so that several transactions are read at once.
    if (reader && random() < 0.3) faults.push(...readsTheSame(reader, replica, step))
  }
  table.meet()
  faults.push(
    ...agree(replicas),
    ...followsLoading(CHN),
    ...agreesWithNaive(CHN),
    ...sharesOutPendingText(CHN),
    ...verdictsAreTakenBack(CHN),
    ...incorporatingGivesTheView(table, CHN),
  )
  const { restored } = goesBack
  return { seed, actions, proposals: CHN.proposals.length, restored, faults }
}

/**
 * The pen, who now and then makes its text read as it did before, while others' work is under way; its chances are drawn apart. [T25]
 * The text reads as the version, a comparison of it with itself is empty, and undo brings back what was.
 */
function timeTraveller(pen: Replica, random: () => number) {
  const versions = [versionOf(pen)]
  const travelled = {
    restored: 0,
    step: (step: number): string[] => {
      if (random() < 0.1) versions.push(versionOf(pen))
      const version = versions[Math.floor(random() * versions.length)]
      if (!version || random() > 0.08) return []
      const before = readWithoutIds(pen)
      const done = restoreVersion(pen.writer, version)
      const now = versionOf(pen)
      const faults = written(now) === written(version) ? [] : [`[T25] not restored at step ${step}`]
      // Words that their owner has withdrawn are written anew: those alone are others now.
      const isSame = spelled(now) === spelled(version)
      if (isSame !== isEmpty(compare(version, now, NO_CREDITS, 'en')))
        faults.push(`[U4] at step ${step}: restored, and the comparison says otherwise`)
      if (!done.ok) return faults
      travelled.restored++
      if (random() < 0.5) return faults
      pen.writer.undo()
      if (readWithoutIds(pen) !== before)
        faults.push(`[T25] undoing at step ${step} does not bring back what was`)
      return faults
    },
  }
  return travelled
}

/** A record that is said again has another id. */
function readWithoutIds({ ledger }: Replica): string {
  const proposals = readProposals(ledger).map(({ recordIds, statedAt, ...rest }) => rest)
  return JSON.stringify([VIEWS.map((view) => readView(ledger, view)), proposals])
}

function readAll({ ledger }: { ledger: Ledger }): string {
  return JSON.stringify([VIEWS.map((view) => readView(ledger, view)), readProposals(ledger)])
}

function agree(replicas: readonly Replica[]): string[] {
  const all = new Set(replicas.map(readAll))
  return all.size === 1
    ? []
    : [
        `[V11] ${all.size} different texts on ${replicas.length} replicas: ${firstDifference([...all])}`,
      ]
}

/** [V16] Reading what has changed gives what reading everything gives. */
function readsTheSame(reader: TextReader, { ledger }: Replica, step: number): string[] {
  const { markup, base, proposals } = reader.read()
  const pairs = [
    ['mark-up', markup, readView(ledger, { kind: 'markup' })],
    ['base text', base, readView(ledger, { kind: 'base' })],
    ['proposals', proposals, readProposals(ledger)],
  ] as const
  return pairs.flatMap(([name, followed, whole]) => {
    const texts = [JSON.stringify(followed), JSON.stringify(whole)]
    if (texts[0] === texts[1]) return []
    return [`[V16] the ${name} at step ${step}: ${firstDifference(texts)}`]
  })
}

/** The surroundings of the first character in which two readings differ. */
function firstDifference([a = '', b = '']: readonly string[]): string {
  let at = 0
  while (a[at] === b[at]) at++
  return `${a.slice(at - 120, at + 60)} <> ${b.slice(at - 20, at + 60)}`
}

function followsLoading(replica: Replica): string[] {
  const fresh = new Ledger(loaded(replica.doc))
  return readAll({ ledger: fresh }) === readAll(replica)
    ? []
    : ['[V11] following every transaction differs from loading afresh']
}

function agreesWithNaive(replica: Replica): string[] {
  const pairs = [
    ['markup', replica.markup, naiveView(replica.doc, 'markup')],
    ['base', replica.base, naiveView(replica.doc, 'base')],
    ['all', replica.ifIncorporated(), naiveView(replica.doc, 'ifIncorporated')],
    ['FRA', replica.ifIncorporated('FRA'), naiveView(replica.doc, 'ifIncorporated', ['FRA'])],
  ] as const
  return pairs
    .filter(([, ours, naive]) => ours !== naive)
    .map(([name, ours, naive]) => `[V1]-[V4] ${name}: "${ours}" is not "${naive}"`)
}

/** [P3] Every pending character that is read belongs to exactly one open proposal, and that one is its owner's. */
function sharesOutPendingText({ ledger, proposals }: Replica): string[] {
  const pending = readTape(ledger).filter(
    (one) => one.isPending && !one.isHidden && one.kind !== 'fence',
  )
  const owners = new Map<string, string[]>()
  for (const { delegation, inserted, state } of proposals) {
    for (const [client, clock, length] of inserted.ranges) {
      for (let i = 0; i < length; i++) {
        const id = `${client}:${clock + i}`
        owners.set(id, [...(owners.get(id) ?? []), `${delegation} ${state}`])
      }
    }
  }
  for (const { client, clock, length, owner } of pending) {
    for (let i = 0; i < length; i++) {
      const found = owners.get(`${client}:${clock + i}`) ?? []
      const isShared = found.length === 1 && /open|partly/.test(found[0] ?? '')
      if (!isShared || !found[0]?.startsWith(owner))
        return [`[P3] ${client}:${clock + i} of ${owner} belongs to [${found}]`]
    }
  }
  return []
}

/** [P20] A verdict that is taken back leaves every view and every proposal as it was. */
function verdictsAreTakenBack(pen: Replica): string[] {
  const names = pen.proposals.filter((one) => isOpen(one) && one.keys.length > 0).map(proposalName)
  return names.flatMap((name, i) => {
    const find = () => pen.proposals.find((one) => proposalName(one) === name)
    const before = readAll(pen)
    const open = find()
    if (!open || !isOpen(open) || open.verdict !== null) return []
    const decided = i % 3 === 0 ? pen.writer.decline(open) : pen.writer.incorporate(open)
    const settled = find()
    if (!decided.ok || !settled) return []
    const reopened = pen.writer.reopen(settled)
    const isAsBefore = readAll(pen) === before
    return reopened.ok && isAsBefore ? [] : [`[P20] ${name} (${open.kind}) is not as it was`]
  })
}

/** [V5] for one delegation and for all; the undo must restore every view byte for byte. */
function incorporatingGivesTheView(table: Table, pen: Replica): string[] {
  const faults: string[] = []
  for (const names of [['FRA'], ['USA'], ['GBR'], ['FRA', 'SEC'], []]) {
    const before = readAll(pen)
    const all = names.length > 0 ? names.map(code) : null
    const wanted = styled(pen, { kind: 'ifIncorporated', delegations: all })
    const chosen = pen.proposals.filter(
      (one) => isOpen(one) && (names.length === 0 || names.includes(one.delegation)),
    )
    if (chosen.length === 0) continue
    const done = pen.writer.incorporateAll(chosen)
    const base = styled(pen, { kind: 'base' })
    if (done.ok && base !== wanted) faults.push(`[V5] ${names}: "${base}" is not "${wanted}"`)
    if (done.ok) pen.writer.undo()
    if (readAll(pen) !== before)
      faults.push(`[V5] undoing the incorporation of ${names} does not restore the views`)
  }
  table.meet()
  return faults
}

/** A reading with its kinds and styles: `plain0: the {bi|Council}`. */
function styled(replica: Replica, view: View): string {
  return replica
    .read(view)
    .map(({ kind, level, runs }) => {
      const words = runs.map(({ text, emphasis }) =>
        [...text].map((one) => `${one}${emphasis.map((style) => style[0]).join('')}`).join(''),
      )
      return `${kind}${level}: ${words.join('')}`
    })
    .join(' | ')
}

function loaded(doc: Y.Doc): Y.Doc {
  const copy = newReplica()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
