import * as Y from 'yjs'
import { authorName, RELAY_AUTHOR } from '../../server/author.ts'
import { readMoment } from '../../server/comparison/read-moment.ts'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { History } from '../../server/history/history.ts'
import type { NewEntry } from '../../server/store/store.ts'
import { compare } from '../../shared/domain/compare.ts'
import { asVersion, withoutLinks } from '../../shared/domain/compare-outside.ts'
import { isOpen } from '../../shared/domain/proposals.ts'
import { NO_CREDITS, type Version } from '../../shared/domain/versions.ts'
import { readWordParts } from '../../shared/ydoc/deeds/word-parts.ts'
import { readCredits, readVersion } from '../../shared/ydoc/read-version.ts'
import { restoreVersion } from '../../shared/ydoc/restore/restore-version.ts'
import { scratchFolder, someDossier } from '../server/dossiers.ts'
import { Replica, randomFrom, Table } from '../shared/ydoc/notation.ts'
import { type Cost, movingIn, timed } from './moving.ts'

// Moving through a negotiation of a hundred thousand operations, three hundred paragraphs and fifteen authors, out of a
// file as it lies on the disk. What is measured stands beside what it would cost without what is there for it, in the same run.

const PARAGRAPHS = 300
const OPERATIONS = 100_000
const BURST = 24
const REPLAYS = 2

/** Milliseconds, medians where there are several. */
export type HistoryBench = {
  readonly entries: number
  readonly restorePoints: number
  readonly checkpoints: { readonly count: number; readonly bytes: number }
  /** Reading the whole record once, with its checkpoints and restore points; again, when one entry was added. */
  readonly open: number
  readonly openAgain: number
  /** The text at any moment and at the one that its changes are counted from, through checkpoints; and in whose name it changed. */
  readonly move: Cost
  readonly moveCredits: Cost
  /** To the next restore point, and to the one before. */
  readonly step: Cost
  readonly stepBack: Cost
  /** A whole moment from the first entry. */
  readonly moveFromStart: number
  /** A moment with now: by ids, and as if it had none. */
  readonly compare: number
  readonly compareByWords: number
  /** To make the text read as half-way through, and to make a document read so from the first entry. */
  readonly restore: number
  readonly restoreFromStart: number
  /** Where each word of a paragraph comes from, as the window asks it; and reading the text alone. */
  readonly attribution: number
  readonly readingAlone: number
}

export async function historyBench(): Promise<{ readonly historyMs: HistoryBench }> {
  const scratch = await scratchFolder()
  const { entries, pen } = negotiated()
  const made = await createDossierFile(scratch.path('long.penholder'), someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  const file = made.value
  try {
    for (let at = 0; at < entries.length; at += 1000)
      await file.store.append(entries.slice(at, at + 1000))
    const head = await file.store.head()
    const history = new History('en')
    const [open, course] = await timed(() => history.course(file))
    await file.store.append(entries.slice(0, 1))
    const [openAgain] = await timed(() => history.course(file))
    const moving = await movingIn(history, file, course)
    const random = randomFrom(5)
    const replayed = Array.from({ length: REPLAYS }, () => String(Math.ceil(random() * head)))
    const moveFromStart = await median(replayed, (name) => readMoment(file, name, null))
    const half = await history.moment(file, String(head >> 1))
    if (!half) throw new Error('no moment')
    return {
      historyMs: {
        entries: entries.length,
        restorePoints: course.points.length,
        checkpoints: history.checkpoints,
        ...{ open, openAgain, ...moving, moveFromStart },
        ...(await comparing(half.version, pen)),
        ...(await attributing(pen)),
        restoreFromStart: (await timed(() => readMoment(file, String(head >> 1), null)))[0],
        // The last, for it changes the text.
        restore: (await timed(async () => restoreVersion(pen.writer, half.version)))[0],
      },
    }
  } finally {
    await file.close()
    await scratch.remove()
  }
}

async function comparing(half: Version, { ledger }: Replica) {
  const now = readVersion(ledger, {})
  const credits = readCredits(ledger)
  const plain = withoutLinks(now)
  const outside = half.paragraphs.map(({ kind, level, runs }) => ({
    kind,
    level,
    text: runs.map(({ text }) => text).join(''),
  }))
  return {
    compare: await median([1, 2, 3, 4, 5], async () => compare(half, now, credits, 'en')),
    compareByWords: await median([1, 2, 3], async () =>
      compare(plain, asVersion(outside, plain, 'en'), NO_CREDITS, 'en'),
    ),
  }
}

async function attributing({ ledger }: Replica) {
  const { paragraphs } = readVersion(ledger, {})
  const wordsOf = ({ runs }: (typeof paragraphs)[number]) =>
    runs.map(({ client, clock, text }) => [client, clock, text.length] as const)
  return {
    attribution: await median(paragraphs.slice(1, 6), async (one) =>
      readWordParts(ledger, wordsOf(one)),
    ),
    readingAlone: await median([1, 2, 3], async () => readVersion(ledger, {})),
  }
}

/** Fourteen delegations type letter by letter, take back and strike; now and then the pen takes up what is proposed. */
function negotiated(): { readonly entries: readonly NewEntry[]; readonly pen: Replica } {
  const words = 'the Council reaffirms its commitment to the safety of all who serve '.repeat(8)
  const table = new Table(['Statement', ...Array.from({ length: PARAGRAPHS }, () => words)])
  const members = 'USA RUS GBR DEU ZAF BEL EST IDN NER TUN VCT VNM DOM FRA'.split(' ')
  const entries: NewEntry[] = []
  let ts = Date.UTC(2020, 2, 10)
  const note = (data: Uint8Array, origin: unknown): void => {
    const author =
      origin instanceof Replica ? authorName({ ...origin.writer.author, person: '' }) : RELAY_AUTHOR
    ts += 200
    entries.push({ room: 'text/en', author, ts, data, wrote: [] })
  }
  note(stateOf(table), null)
  table.doc.on('update', note)
  const seats = members.map((name) => table.join(name))
  const random = randomFrom(7)
  const bases = table.CHN.read()
    .slice(1)
    .flatMap(({ runs }) => runs.slice(0, 1))
  for (let burst = 0; entries.length < OPERATIONS; burst++) {
    const seat = seats[Math.floor(random() * seats.length)]
    const base = bases[Math.floor(random() * bases.length)]
    if (!seat || !base) break
    typeBurst(seat, base, random)
    table.send(seat)
    // Work goes on for a while, and then there is a break.
    if (random() < 0.02) ts += 20 * 60_000
    if (burst % 1000 === 999) takeUp(table)
  }
  table.receive(table.CHN)
  return { entries, pen: table.CHN }
}

function typeBurst(
  { writer }: Replica,
  base: { readonly client: number; readonly clock: number; readonly text: string },
  random: () => number,
): void {
  const clock = base.clock + 1 + Math.floor(random() * (base.text.length - 8))
  let at = { client: base.client, clock }
  const typed: (readonly [number, number, number])[] = []
  for (let letter = 0; letter < BURST; letter++) {
    at = writer.type(at, 'abcdefgh '[letter % 9] ?? 'a')
    typed.push([at.client, at.clock, 1])
  }
  if (random() < 0.5) writer.remove(typed)
  else if (random() < 0.3) writer.remove([[base.client, clock, 4]])
}

function takeUp(table: Table): void {
  const pen = table.CHN
  table.receive(pen)
  const open = pen.proposals.filter(isOpen)
  const taken = pen.writer.incorporateAll(open.filter((_, i) => i % 3 === 0))
  if (!taken.ok) throw new Error(taken.error.kind)
  table.send(pen)
}

function stateOf({ doc }: Table): Uint8Array {
  return Y.encodeStateAsUpdate(doc)
}

async function median<T>(of: readonly T[], act: (one: T) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (const one of of) times.push((await timed(() => act(one)))[0])
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0
}
