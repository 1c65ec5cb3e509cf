import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { diagnosticsText } from '../../electron/main/diagnosis/diagnostics.ts'
import { faultLog } from '../../electron/main/diagnosis/fault-log.ts'
import { Fault, faultOf } from '../../shared/protocol/fault.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-'))
})

const SECRETS = ['The Security Council urges', '/home/ann/Red lines.penholder', 'FRA', 'Ann']

/** Something that goes wrong over the text, and quotes it in every way that it can. */
function thrown(): Error {
  const words = SECRETS.join(' ')
  const error = new TypeError(`cannot read ${words}\n    at ${words} (${words}:1:1)`)
  return Object.assign(error, { code: words, detail: words, cause: new Error(words) })
}

describe('what is written down of an error', () => {
  it('[D28] is its kind and the places in the code, and nothing that it quotes', () => {
    const fault = faultOf(thrown())
    expect(fault.kind).toBe('TypeError')
    expect(fault.frames[0]).toMatch(/^thrown \(diagnosis\.test\.ts:\d+\)$/)
    expect(fault.code).toBeNull()
    const written = JSON.stringify(fault)
    expect(SECRETS.filter((secret) => written.includes(secret))).toEqual([])
    expect(v.is(Fault, fault)).toBe(true)
  })

  it('[D28] is little where something else than an error was thrown', () => {
    expect(faultOf(SECRETS[0])).toEqual({ kind: 'string', code: null, frames: [] })
    expect(faultOf(Object.assign(new Error('x'), { code: 'ENOSPC' })).code).toBe('ENOSPC')
  })

  it('[D28] is refused from a page that has more to say', () => {
    const fault = { kind: 'TypeError', code: null, frames: ['paint (page.js:3)'] }
    expect(v.is(Fault, fault)).toBe(true)
    for (const more of [
      { ...fault, kind: 'The Security Council' },
      { ...fault, message: 'urges' },
      { ...fault, frames: ['The Security Council urges all States'] },
      { ...fault, frames: Array(50).fill('paint (page.js:3)') },
    ])
      expect(v.is(Fault, more), JSON.stringify(more)).toBe(false)
  })
})

describe('the log', () => {
  it('[D28] keeps its size: when it is full, the older half goes', async () => {
    const log = faultLog(folder, () => 0, 1000)
    for (let at = 0; at < 100; at++) await log.note('page', { at })
    expect((await readdir(folder)).sort()).toEqual(['penholder.1.log', 'penholder.log'])
    for (const name of await readdir(folder))
      expect((await stat(path.join(folder, name))).size).toBeLessThanOrEqual(1000)
    const tail = await log.tail(3)
    expect(tail.map((line) => JSON.parse(line).at)).toEqual([97, 98, 99])
  })

  it('[D28] takes notes that come at once, one after the other, and never fails', async () => {
    const log = faultLog(folder)
    await Promise.all([1, 2, 3].map((at) => log.note('page', { at })))
    const lines = (await readFile(path.join(folder, 'penholder.log'), 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).at)).toEqual([1, 2, 3])
    await faultLog('/dev/null/nowhere').note('page')
  })
})

describe('the diagnostics', () => {
  it('[D28] tell of machine, app and faults, and contain nothing of a negotiation', async () => {
    const log = faultLog(folder)
    await log.note('page', faultOf(thrown()))
    const text = diagnosticsText(
      {
        app: '0.1.0',
        electron: '45',
        chrome: '150',
        node: '24',
        platform: 'linux',
        arch: 'x64',
        system: '6.1',
        locale: 'zh-CN',
        isPackaged: true,
      },
      {
        windows: 2,
        relays: 1,
        guests: 0,
        displays: 2,
        keepsSecrets: true,
        processes: [{ type: 'Browser', memory: 1234 }],
      },
      await log.tail(200),
    )
    expect(text).toContain('windows: 2')
    expect(text).toContain('Browser 1234 KiB')
    expect(text).toContain('diagnosis.test.ts')
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([])
  })
})
