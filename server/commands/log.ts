import { parseArguments } from '../arguments.ts'
import { parseAuthorName } from '../author.ts'
import type { Command, Io } from '../command.ts'
import { type Change, Replay } from '../describe-update.ts'
import type { KeptRefusal, LogRow, RefusalLedger } from '../store/store.ts'
import { withFile } from '../with-file.ts'

const PAGE = 1000

/** Prints who did what when, or who was refused what: one JSON document, or one line an entry. */
export const log: Command = {
  name: 'log',
  usage: 'log FILE [--refusals] [--json]',
  run: async (args, io) => {
    const given = parseArguments(args, { positionals: ['FILE'], flags: ['json', 'refusals'] }, io)
    await withFile(given.positionals[0] ?? '', 'read', io, async ({ store }) => {
      const isJson = given.flag('json')
      if (given.flag('refusals')) return printRefusals(store, isJson, io)
      const replay = new Replay()
      const line = isJson ? documentOf : lineOf
      if (isJson) io.out('[')
      // By pages, so that a long log is never in memory as a whole.
      for (let rows = await store.rows(0, PAGE); rows.length > 0; ) {
        const last = rows.at(-1)?.seq ?? 0
        const next = await store.rows(last, PAGE)
        rows.forEach((row, index) => {
          const isLast = next.length === 0 && index === rows.length - 1
          io.out(line(row, replay.describe(row)) + (isJson && !isLast ? ',' : ''))
        })
        rows = next
      }
      if (isJson) io.out(']')
    })
  },
}

async function printRefusals(store: RefusalLedger, isJson: boolean, io: Io): Promise<void> {
  const refusals: KeptRefusal[] = []
  for (let page = await store.refusals(0, PAGE); page.length > 0; ) {
    refusals.push(...page)
    page = await store.refusals(refusals.at(-1)?.id ?? 0, PAGE)
  }
  const sums = await store.refusalSums()
  if (isJson) {
    const dated = refusals.map(({ ts, ...rest }) => ({ time: new Date(ts).toISOString(), ...rest }))
    return io.out(JSON.stringify({ refusals: dated, sums }))
  }
  for (const { delegation, code, count } of sums) {
    io.out(['…', delegation ?? '?', code, count].join('\t'))
  }
  for (const { ts, where, code, room, delegation, role, person, count } of refusals) {
    const who = delegation ? `${delegation}/${role}/${person}` : '?'
    io.out([new Date(ts).toISOString(), where, code, room ?? '-', who, count].join('\t'))
  }
}

function documentOf(row: LogRow, changes: readonly Change[]): string {
  const { seq, room, author, hash } = row
  const who = parseAuthorName(author)
  return JSON.stringify({ seq, time: timeOf(row), room, author, ...who, changes, hash: hex(hash) })
}

function lineOf(row: LogRow, changes: readonly Change[]): string {
  const what = changes.map(({ root, text, keys, values }) => {
    if (values) return `${root} ${JSON.stringify(values)}`
    return text === undefined
      ? [root, ...(keys ?? [])].join(' ')
      : `${root} ${JSON.stringify(text)}`
  })
  return [row.seq, timeOf(row), row.room, row.author, what.join('; ')].join('\t')
}

function timeOf(row: LogRow): string {
  return new Date(row.ts).toISOString()
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
