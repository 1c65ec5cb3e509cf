import { copyFile, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { readSource } from '../../../server/export/read-source.ts'
import { createSample } from '../../../server/sample/create-sample.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { newYorkClock } from '../../../shared/domain/new-york-time.ts'
import { isLate } from '../../../shared/domain/silence.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { leftoversOf } from '../../../shared/formats/leftovers.ts'
import { scratchFolder } from '../dossiers.ts'
import { penholder, servedFile } from '../run-cli.ts'

const HOUR_MS = 3_600_000

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function read(path: string): Promise<ExportSource> {
  const file = await openDossierFile(path, 'read')
  if (!file.ok) throw new Error(file.error.kind)
  const dossier = await file.value.readDossier()
  const source = readSource(dossier, await file.value.loadText(dossier.lang))
  await file.value.close()
  return source
}

async function must(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await penholder(args)
  expect(err).toBe('')
  expect(code).toBe(0)
  return out
}

/** The one sentence with which a command refuses. */
async function refusal(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await penholder(args)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  return err
}

describe('[C12] the way to adoption from the command line', () => {
  let path: string
  let count = 0
  beforeAll(async () => {
    const made = await createSample(scratch.path('sample.penholder'))
    if (!made.ok) throw new Error(made.error.kind)
  })
  beforeEach(async () => {
    path = scratch.path(`talks-${count++}.penholder`)
    await copyFile(scratch.path('sample.penholder'), path)
  })

  it('leads from a round that is broken by telephone to an adoption with a symbol', async () => {
    await must('circulate', path, '--type', 'presidentialStatement', '--reason', 'as they wish')
    const until = newYorkClock(Date.now() + HOUR_MS)
    expect(await must('silence', path, 'begin', '--until', until)).toBe(
      `Rev.3 is under silence until ${until.replace('T', ' ')}, New York time.\n`,
    )
    const said = ['--delegation', 'FRA', '--answer', 'break', '--how', 'telephone']
    const about = ['--reason', 'other words', '--paragraph', '3']
    await must('silence', path, 'answer', ...said, ...about)
    const broken = (await read(path)).dossier
    expect(broken.stage).toBe('drafting')
    expect(broken.rounds[0]?.end).toMatchObject({ kind: 'broken', by: null, paragraph: null })

    // As soon as this machine can run a few commands before.
    const asked = Date.now()
    await must('silence', path, 'status')
    const soon = new Date(Date.now() + 3000 + 5 * (Date.now() - asked)).toISOString()
    await must('silence', path, 'begin', '--until', soon)
    expect(await refusal('silence', path, 'confirm')).toContain('deadline has not been reached')
    await pause(Math.max(0, Date.parse(soon) - Date.now()))
    const status = JSON.parse(await must('silence', path, 'status', '--json'))
    expect(status).toMatchObject({ stage: 'silence', state: 'due', answers: [] })
    expect(await must('silence', path, 'confirm')).toBe('Rev.3 is agreed and awaits adoption.\n')

    expect(await refusal('adopt', path, '--stance', 'FRA=join')).toMatch(/has not been heard|heard/)
    const stances = ['--stance', 'VNM=dissociate:2,3', '--explanation', 'VNM=Not in these words.']
    await must('adopt', path, ...stances, '--others', '--enter-only')
    expect(await refusal('adopt', path)).toMatch(/left over/)
    const symbol = ['--symbol', 'S/PRST/2020/5', '--date', '2020-03-30', '--meeting', '8745']
    const adopted = await must('adopt', path, '--override', 'for the sample', ...symbol)
    const { dossier } = await read(path)
    expect(adopted).toContain(dossier.adoption?.textHash)
    expect(dossier).toMatchObject({ stage: 'adopted', issuedAs: { meeting: 8745 } })
    expect(dossier.stances.find(({ delegation }) => delegation === 'VNM')).toMatchObject({
      stance: 'dissociate',
      explanation: 'Not in these words.',
    })
    expect(await refusal('silence', path, 'reopen', '--reason', 'no')).not.toBe('')
    expect(await refusal('adopt', path)).not.toBe('')
    expect(await refusal('adopt', path, '--stance', 'VNM=join', ...symbol)).not.toBe('')
    const corrected = ['--symbol', 'S/PRST/2020/6', '--date', '2020-03-30']
    expect(await must('adopt', path, ...corrected)).toContain('S/PRST/2020/6')
    await must('verify', path)
    const log: { room: string; delegation: string | null }[] = JSON.parse(
      await must('log', path, '--json'),
    )
    // The answer is in the room of France and the pen, written by the pen.
    expect(log.find(({ room }) => room === 'pen/FRA')).toMatchObject({ delegation: 'CHN' })
  })

  it('grants or refuses what was asked for, and takes a text back', async () => {
    await must('circulate', path)
    const deadline = Date.now() + HOUR_MS
    await must('silence', path, 'begin', '--until', new Date(deadline).toISOString())
    const asks = ['--answer', 'extension', '--how', 'email', '--reason', 'the capital']
    await must('silence', path, 'answer', '--delegation', 'FRA', ...asks)
    expect(await refusal('silence', path, 'reply', '--delegation', 'FRA', '--grant')).not.toBe('')
    const later = new Date(deadline + HOUR_MS).toISOString()
    await must('silence', path, 'reply', '--delegation', 'FRA', '--grant', '--until', later)
    expect((await read(path)).dossier.rounds[0]?.deadline).toBe(deadline + HOUR_MS)
    expect(await refusal('silence', path, 'reply', '--delegation', 'FRA', '--refuse')).not.toBe('')
    await must('silence', path, 'void', '--reason', 'a comma')
    expect((await read(path)).dossier.rounds[0]?.end).toMatchObject({ kind: 'voided' })
  })

  it.each([
    ['no act', ['silence', 'FILE'], 2],
    ['an act that there is not', ['silence', 'FILE', 'end'], 2],
    ['no deadline', ['silence', 'FILE', 'begin'], 2],
    [
      'an hour that New York leaves out',
      ['silence', 'FILE', 'begin', '--until', '2027-03-14T02:30'],
      2,
    ],
    ['a member that is none', ['circulate', 'FILE', '--to', 'fr'], 2],
    ['a stance that there is not', ['adopt', 'FILE', '--stance', 'FRA=maybe'], 2],
    ['a date that is none', ['adopt', 'FILE', '--symbol', 'S/PRST/2020/5', '--date', 'May'], 2],
    ['nothing agreed', ['adopt', 'FILE'], 1],
    ['no round', ['silence', 'FILE', 'confirm'], 1],
    ['a deadline in the past', ['silence', 'FILE', 'begin', '--until', '2020-03-27T18:00'], 1],
    [
      'a paragraph that there is not',
      [
        'silence',
        'FILE',
        'answer',
        '--delegation',
        'FRA',
        '--answer',
        'break',
        '--how',
        'email',
        '--paragraph',
        '99',
      ],
      1,
    ],
  ])('refuses %s in one sentence, and changes nothing', async (_name, args, code) => {
    const before = (await read(path)).dossier
    const outcome = await penholder(args.map((one) => (one === 'FILE' ? path : one)))
    expect(outcome).toMatchObject({ code, out: '' })
    expect(outcome.err.trimEnd().split('\n')).toHaveLength(1)
    expect((await read(path)).dossier).toEqual(before)
  })

  it('says who holds a file that is served, and tells its state all the same', async () => {
    const serving = await servedFile(path)
    try {
      expect(await refusal('circulate', path)).toContain('is in use by another Penholder')
      expect(await must('silence', path, 'status')).toContain('Rev.2 was circulated last')
    } finally {
      await serving.kill('SIGTERM')
    }
  })
})

describe('[C10] the sample, played to the end', () => {
  const play = async (stage: string): Promise<Dossier> => {
    const path = scratch.path(`sample-${stage}`)
    await must('sample', '-o', path, '--stage', stage)
    await must('verify', path)
    const source = await read(path)
    const hashes = source.dossier.revisions.map(({ textHash }) => textHash)
    expect(new Set(hashes).size).toBe(hashes.length)
    if (stage !== 'drafting') expect(leftoversOf(source)).toEqual([])
    return source.dossier
  }

  it('has a zero draft and two revisions while it is negotiated', async () => {
    const { stage, revisions } = await play('drafting')
    expect(stage).toBe('drafting')
    expect(revisions.map(({ name }) => name)).toEqual(['Zero draft', 'Rev.1', 'Rev.2'])
  })

  it('runs a round of silence with answers', async () => {
    const dossier = await play('silence')
    expect(dossier.stage).toBe('silence')
    expect(dossier.rounds[0]?.deadline).toBeGreaterThan(Date.now() + HOUR_MS)
    const path = scratch.path('sample-silence')
    const { answers } = JSON.parse(await must('silence', path, 'status', '--json'))
    expect(new Set(answers.map((one: { answer: string }) => one.answer))).toEqual(
      new Set(['seen', 'pass', 'extension']),
    )
    expect(answers.some(isLate)).toBe(false)
  })

  it('is adopted after a round that was broken and one that was extended, with one dissociation', async () => {
    const { stage, rounds, stances, issuedAs, adoption } = await play('adopted')
    expect(stage).toBe('adopted')
    expect(rounds.map(({ end }) => end?.kind)).toEqual(['broken', 'passed'])
    expect(rounds[1]?.extensions).toHaveLength(1)
    expect(stances).toHaveLength(15)
    expect(stances.filter((one) => one.stance === 'dissociate')).toMatchObject([
      { paragraphs: [expect.any(String)] },
    ])
    expect(issuedAs?.symbol).toMatch(/^S\/PRST\//)
    expect(adoption?.overridden).toBeNull()
    expect((await penholder(['sample', '-o', scratch.path('x'), '--stage', 'lost'])).code).toBe(2)
    const out = scratch.path('zero.txt')
    const path = scratch.path('sample-adopted')
    await must('export', path, '--format', 'txt', '--revision', 'Zero draft', '-o', out)
    const zero = await readFile(out, 'utf8')
    expect(zero).toMatch(/^Draft – not agreed – Zero draft\n/)
    expect(zero).toContain('in full, on time and in proportion')
    expect(zero).not.toContain('condolences')
  })
})
