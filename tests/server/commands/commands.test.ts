import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scratchFolder } from '../dossiers.ts'
import { fileWithInvites } from '../invited.ts'
import { Drafter, joinWith, post } from '../relay/drafters.ts'
import { insertAfterLast, openingOf } from '../relay/tape.ts'
import { penholder, servedFile } from '../run-cli.ts'
import { behindTheGuards, fileWithWords, tamper } from '../tampering.ts'

describe('the command line', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let path: string

  beforeEach(async () => {
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
  })
  afterEach(() => scratch.remove())

  it.each([
    ['no command', [], 2],
    ['an unknown command', ['negotiate'], 2],
    ['a missing argument', ['verify'], 2],
    ['an argument too many', ['verify', 'a', 'b'], 2],
    ['an unknown option', ['verify', 'a', '--loud'], 2],
    ['a role that does not exist', ['invite', 'a', '--delegation', 'FRA', '--role', 'king'], 2],
    [
      'a delegation that is no code',
      ['invite', 'a', '--delegation', 'fr', '--role', 'observer'],
      2,
    ],
    [
      'a date that is none',
      ['invite', 'a', '--delegation', 'FRA', '--role', 'observer', '--expires', 'soon'],
      2,
    ],
    ['a port that is none', ['serve', 'a', '--port', '99999'], 2],
    ['a file that is missing', ['verify', 'nothing.penholder'], 1],
    ['a file that is none of ours', ['serve', 'package.json'], 1],
    ['a file that is missing, to serve', ['serve', 'nothing.penholder'], 1],
    ['a file that is missing, to copy', ['backup', 'nothing.penholder', 'copy'], 1],
  ])('[C1] at %s says one sentence and nothing else', async (_name, args, code) => {
    const outcome = await penholder(args)
    expect(outcome).toMatchObject({ code, out: '' })
    const [sentence = '', ...rest] = outcome.err.trimEnd().split('\n')
    expect(sentence.length).toBeGreaterThan(5)
    expect(outcome.err).not.toMatch(/Error|at .*\.ts:\d/)
    if (args.length > 0) expect(rest).toEqual([])
  })

  it('[C1] says how it is used, in the language of the user', async () => {
    const help = await penholder(['--help'])
    expect(help.code).toBe(0)
    for (const name of ['new', 'sample', 'serve', 'invite', 'export', 'backup', 'verify', 'log']) {
      expect(help.out).toMatch(new RegExp(`^ {2}penholder ${name}\\b`, 'm'))
    }
    const one = await penholder(['backup', '--help'])
    expect(one).toEqual({ code: 0, err: '', out: 'penholder backup FILE OUT\n' })
    const chinese = await penholder(['verify', 'nothing.penholder'], 'zh_CN.UTF-8')
    expect(chinese.err).toBe('没有 nothing.penholder 这个文件。\n')
  })

  it('[C2] verify says that a file is whole, or which entry is the first that is not', async () => {
    await fileWithWords(path, 5)
    const whole = await penholder(['verify', path])
    expect(whole).toMatchObject({ code: 0, err: '' })
    expect(whole.out).toContain('6 entries')
    await tamper(
      path,
      behindTheGuards((database) => database.exec("UPDATE upd SET data = x'00' WHERE seq = 4")),
    )
    const broken = await penholder(['verify', path])
    expect(broken).toMatchObject({ code: 1, out: '' })
    expect(broken.err).toBe('The record is broken at entry 4: its content was altered.\n')
  })

  it('[C3] log says who did what when, as one JSON document', async () => {
    await fileWithWords(path, 3)
    const { out, code } = await penholder(['log', path, '--json'])
    expect(code).toBe(0)
    const entries = JSON.parse(out)
    expect(entries.map((one: { seq: number }) => one.seq)).toEqual([1, 2, 3, 4])
    expect(entries[0]).toMatchObject({ room: 'dossier', author: 'relay', delegation: null })
    expect(entries[1]).toMatchObject({
      time: '1970-01-01T00:00:00.001Z',
      room: 'text/en',
      delegation: 'FRA',
      role: 'delegation',
      person: 'Ann',
      changes: [{ root: 'text', text: 'x' }],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect((await penholder(['log', path])).out.split('\n').length).toBe(5)
  })

  it('[C3] log says which stage it has been since when, and at whose word', async () => {
    const invites = await fileWithInvites(path)
    const relay = await servedFile(path)
    const { session } = await joinWith(relay, invites.pen)
    for (const command of [
      { command: 'setStage', stage: 'closed' },
      { command: 'admit', delegation: 'KEN' },
    ]) {
      expect((await post(relay, '/api/dossier', command, session)).status).toBe(200)
    }
    expect(await relay.kill('SIGTERM')).toBe(0)
    const entries = JSON.parse((await penholder(['log', path, '--json'])).out)
    const acts = entries.filter((one: { room: string }) => one.room === 'dossier').slice(1)
    expect(acts).toMatchObject([
      { delegation: 'CHN', role: 'penholder', changes: [{ values: { stage: 'closed' } }] },
      { delegation: 'CHN', changes: [{ values: { members: expect.arrayContaining(['KEN']) } }] },
    ])
    const lines = (await penholder(['log', path])).out
    expect(lines).toContain('dossier {"stage":"closed"')
  })

  it('[C3] log says who was refused what, if it is asked', async () => {
    const invites = await fileWithInvites(path)
    const relay = await servedFile(path)
    const { session } = await joinWith(relay, invites.fra)
    const command = { command: 'setStage', stage: 'closed' }
    for (let i = 0; i < 3; i++) await post(relay, '/api/dossier', command, session)
    expect(await relay.kill('SIGTERM')).toBe(0)
    const { refusals, sums } = JSON.parse(
      (await penholder(['log', path, '--refusals', '--json'])).out,
    )
    const refusal = { where: 'dossier', code: 'forbidden', delegation: 'FRA', role: 'delegation' }
    expect(refusals).toMatchObject([
      { ...refusal, count: 1 },
      { ...refusal, count: 2 },
    ])
    expect(sums).toEqual([])
    const lines = (await penholder(['log', path, '--refusals'])).out.split('\n')
    expect(lines[1]).toMatch(/^\d{4}-.*Z\tdossier\tforbidden\t-\tFRA\/delegation\/\t2$/)
  })

  it('[C5] invite makes an invitation that admits, with a link if it is told the address', async () => {
    await fileWithInvites(path)
    const args = ['invite', path, '--delegation', 'FRA', '--role', 'delegation', '--name', 'Desk']
    const plain = JSON.parse((await penholder([...args, '--json'])).out)
    expect(plain).toEqual({
      invite: expect.stringMatching(/^[\w-]{43}$/),
      link: null,
      appLink: null,
    })
    const linked = JSON.parse(
      (await penholder([...args, '--json', '--base', 'https://talks.example/'])).out,
    )
    expect(linked.link).toBe(`https://talks.example/join#${linked.invite}`)
    const relay = await servedFile(path)
    expect(await joinWith(relay, plain.invite)).toMatchObject({ delegation: 'FRA' })
    expect(await relay.kill('SIGTERM')).toBe(0)
  })

  it('[C5] invite lists what it made, also of a served file, and makes one void', async () => {
    await fileWithWords(path, 1)
    const args = ['invite', path, '--delegation', 'FRA', '--role', 'observer', '--name', 'Desk']
    const { invite } = JSON.parse((await penholder([...args, '--expires', 'never', '--json'])).out)
    const relay = await servedFile(path)
    const listed = await penholder(['invite', path, '--list', '--json'])
    expect(listed.out).not.toContain(invite)
    const [first] = JSON.parse(listed.out)
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      delegation: 'FRA',
      role: 'observer',
      name: 'Desk',
      uses: 1,
      expires: null,
      madeBy: null,
    })
    const held = await penholder(['invite', path, '--revoke', first.id])
    expect(held).toMatchObject({ code: 1, out: '' })
    expect(held.err).toContain('POST /api/invites')
    expect(await relay.kill('SIGTERM')).toBe(0)
    expect((await penholder(['invite', path, '--list'])).out).toContain('host')
    expect(await penholder(['invite', path, '--revoke', first.id])).toMatchObject({ code: 0 })
    const again = await penholder(['invite', path, '--revoke', first.id])
    expect(again).toMatchObject({ code: 1, out: '' })
    expect((await penholder(['invite', path, '--list', '--json'])).out).toBe('[]\n')
  })

  it('[C4] serve holds the file, says so to others, and leaves it whole', async () => {
    const invites = await fileWithInvites(path)
    const relay = await servedFile(path)
    expect(relay.http).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(relay.url).toBe(relay.http.replace('http', 'ws'))

    const second = await penholder(['serve', path])
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toContain(`process ${relay.pid}`)
    expect(second.err).toContain(relay.http)
    const invite = await penholder(['invite', path, '--delegation', 'FRA', '--role', 'observer'])
    expect(invite).toMatchObject({ code: 1, out: '' })
    expect(invite.err).toContain('POST /api/invites')

    const pen = await Drafter.connect(relay, (await joinWith(relay, invites.pen)).session)
    pen.doc.clientID = pen.ids.base ?? 0
    openingOf(pen.doc, 'Draft ')
    await pen.saved()

    // What only reads works meanwhile, and so does a copy.
    expect((await penholder(['verify', path])).code).toBe(0)
    expect((await penholder(['log', path, '--json'])).code).toBe(0)
    const copy = scratch.path('copy.penholder')
    expect((await penholder(['backup', path, copy])).code).toBe(0)
    insertAfterLast(pen.doc, 'after the copy')
    await pen.saved()

    expect(await relay.kill('SIGTERM')).toBe(0)
    expect(await pen.wire.untilClosed()).toMatchObject({ code: 4503 })
    expect((await readdir(scratch.folder)).sort()).toEqual(['copy.penholder', 'talks.penholder'])
    expect((await penholder(['verify', copy])).code).toBe(0)
    const logOfCopy = (await penholder(['log', copy])).out
    expect(logOfCopy).toContain('Draft')
    expect(logOfCopy).not.toContain('after the copy')
    expect((await penholder(['log', path])).out).toContain('after the copy')
    expect((await penholder(['backup', path, copy])).err).toContain('exists already')
  })

  it('[F1] says that a file is damaged, whichever command meets the damage', async () => {
    await fileWithWords(path, 5)
    const ruin = "UPDATE upd SET data = x'ffffffffffff' WHERE room = 'text/en' AND seq = 4"
    await tamper(
      path,
      behindTheGuards((database) => database.exec(ruin)),
    )
    const outcome = await penholder(['serve', path])
    expect(outcome).toMatchObject({ code: 1, out: '' })
    expect(outcome.err).toMatch(/is damaged and cannot be read \(.*\)\.\n$/)
    expect(await readdir(scratch.folder)).toEqual(['talks.penholder'])
  })

  it('[C4] serve says that a port is taken', async () => {
    await fileWithInvites(path)
    const other = scratch.path('other.penholder')
    await fileWithInvites(other)
    const relay = await servedFile(path)
    const port = new URL(relay.http).port
    const outcome = await penholder(['serve', other, '--port', port])
    expect(outcome).toMatchObject({ code: 1, err: `Port ${port} on 127.0.0.1 is taken.\n` })
    expect(await relay.kill('SIGTERM')).toBe(0)
    expect((await readdir(scratch.folder)).sort()).toEqual(['other.penholder', 'talks.penholder'])
  })
})
