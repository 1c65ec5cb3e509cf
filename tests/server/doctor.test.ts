import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileSystemFinding, flushFinding, spaceFinding } from '../../server/doctor/disk.ts'
import type { Finding } from '../../server/doctor/finding.ts'
import {
  certificateFinding,
  clockFinding,
  networkFinding,
  nodeFinding,
} from '../../server/doctor/machine.ts'
import { translator } from '../../server/messages.ts'
import { ownCertificate } from '../../server/sharing/own-certificate.ts'
import { scratchFolder } from './dossiers.ts'
import { penholder, servedFile } from './run-cli.ts'
import { behindTheGuards, fileWithWords, tamper } from './tampering.ts'

const DAY_MS = 86_400_000

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let path: string
const { PENHOLDER_CONFIG } = process.env
beforeEach(async () => {
  scratch = await scratchFolder()
  path = scratch.path('talks.penholder')
  process.env.PENHOLDER_CONFIG = scratch.path('settings')
})
afterEach(async () => {
  if (PENHOLDER_CONFIG === undefined) delete process.env.PENHOLDER_CONFIG
  else process.env.PENHOLDER_CONFIG = PENHOLDER_CONFIG
  await scratch.remove()
})

type Report = { ok: boolean; findings: { check: string; level: string; message: string }[] }

async function report(...args: string[]): Promise<Report & { code: number | null; err: string }> {
  const { code, out, err } = await penholder(['doctor', ...args, '--json'])
  return { ...(JSON.parse(out) as Report), code, err }
}

describe('[M6] doctor', () => {
  it('finds nothing wrong with a sound file on a sound machine', async () => {
    await fileWithWords(path, 3)
    const { ok, findings, code, err } = await report(path)
    expect({ ok, code, err }).toEqual({ ok: true, code: 0, err: '' })
    const checks = ['node', 'sqlite', 'clock', 'port', 'network', 'certificate', 'space']
    expect(findings.map(({ check }) => check)).toEqual([
      ...checks,
      'filesystem',
      'flush',
      'file',
      'lock',
      'record',
    ])
    expect(findings.some(({ level }) => level === 'fail')).toBe(false)
  })

  it('finds the entry that was altered, and exits 1 with one sentence', async () => {
    await fileWithWords(path, 5)
    await tamper(
      path,
      behindTheGuards((database) => database.exec("UPDATE upd SET author = 'USA' WHERE seq = 4")),
    )
    const { ok, findings, code, err } = await report(path)
    expect({ ok, code }).toEqual({ ok: false, code: 1 })
    expect(err.trim().split('\n')).toHaveLength(1)
    const failing = findings.filter(({ level }) => level === 'fail')
    expect(failing).toEqual([
      { check: 'record', level: 'fail', message: expect.stringContaining('entry 4') },
    ])
  })

  it('says that a file is missing or none of ours', async () => {
    for (const file of [scratch.path('nothing.penholder'), 'package.json']) {
      const { code, findings } = await report(file)
      expect(code).toBe(1)
      expect(findings.at(-1)).toMatchObject({ check: 'file', level: 'fail' })
    }
  })

  it('says who serves the file and that its port is taken, and disturbs nobody', async () => {
    await fileWithWords(path, 3)
    const relay = await servedFile(path)
    const port = new URL(relay.http).port
    const { findings, code } = await report(path, '--port', port)
    expect(code).toBe(1)
    const levelOf = (check: string) => findings.find((one) => one.check === check)
    expect(levelOf('port')).toMatchObject({ level: 'fail' })
    expect(levelOf('lock')).toMatchObject({
      level: 'ok',
      message: translator('en')('cli:doctorFileServed'),
    })
    expect((await fetch(`${relay.http}/ready`)).status).toBe(200)
    expect(await relay.kill('SIGTERM')).toBe(0)
  })

  it('prints a line for each check, in the language of the user', async () => {
    const { out, code } = await penholder(['doctor'], 'zh_CN.UTF-8')
    expect(code).toBe(0)
    const lines = out.trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(9)
    for (const line of lines) expect(line).toMatch(/^(ok {2}|warn) {2}.*[\u4e00-\u9fff。]/)
  })
})

describe('[M6] each check', () => {
  const levelOf = ({ level }: Finding) => level

  it('of the programs', () => {
    expect(['20.19.0', '20.20.2', '22.1.0'].map(nodeFinding).map(levelOf)).toEqual(
      Array(3).fill('ok'),
    )
    expect(['20.18.9', '18.20.0'].map(nodeFinding).map(levelOf)).toEqual(['fail', 'fail'])
  })

  it('of the clock: one that is set meanwhile, one that cannot be right', async () => {
    const start = Date.parse('2026-03-24T10:00:00Z')
    const clock = async (wallStep: number, from = start) => {
      let [wall, steady] = [from, 0]
      const wait = async (ms: number) => {
        wall += ms + wallStep
        steady += ms
      }
      return levelOf(await clockFinding({ wall: () => wall, steady: () => steady }, wait))
    }
    expect(await clock(0)).toBe('ok')
    expect(await clock(-3000)).toBe('warn')
    expect(await clock(0, Date.parse('1970-01-01T00:00:00Z'))).toBe('fail')
  })

  it('of the room on the disk', () => {
    const space = (mebibytes: number) =>
      levelOf(spaceFinding('/talks', { bavail: mebibytes * 256, bsize: 4096 }))
    expect([space(50), space(500), space(50_000)]).toEqual(['fail', 'warn', 'ok'])
  })

  it('of the kind of file system', () => {
    const kinds: [number, string, string, string][] = [
      [0xef53, 'linux', '/talks', 'ok'],
      [0x6969, 'linux', '/talks', 'warn'],
      [0xff534d42, 'linux', '/talks', 'warn'],
      // The same number where the system gives it a sign.
      [0xff534d42 | 0, 'linux', '/talks', 'warn'],
      [0x01021994, 'linux', '/talks', 'warn'],
      [0x6969, 'darwin', '/talks', 'ok'],
      [0, 'win32', '\\\\server\\talks', 'warn'],
      [0, 'win32', 'C:\\talks', 'ok'],
    ]
    for (const [type, system, folder, level] of kinds) {
      expect(levelOf(fileSystemFinding(folder, type, system)), `${type} ${system}`).toBe(level)
    }
  })

  it('of the disk’s word, and leaves nothing behind', async () => {
    expect(levelOf(await flushFinding(scratch.folder))).not.toBe('fail')
    expect(await flushFinding(scratch.path('missing'))).toMatchObject({
      level: 'fail',
      values: { detail: 'ENOENT' },
    })
  })

  it('of the network and of the certificate', async () => {
    expect(levelOf(networkFinding([]))).toBe('warn')
    expect(networkFinding(['192.0.2.7'])).toMatchObject({ level: 'ok' })
    const now = Date.now()
    expect(await certificateFinding(scratch.folder, now)).toMatchObject({
      key: 'cli:doctorNoCertificate',
    })
    const { expires } = await ownCertificate(scratch.folder, now)
    expect(levelOf(await certificateFinding(scratch.folder, now))).toBe('ok')
    expect(levelOf(await certificateFinding(scratch.folder, expires - 10 * DAY_MS))).toBe('warn')
    expect(await certificateFinding(scratch.folder, expires + DAY_MS)).toMatchObject({
      level: 'warn',
      values: { days: 0 },
    })
  })

  it('of a port that somebody else has', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const outcome = await penholder(['doctor', '--port', String(port)])
    expect(outcome.code).toBe(1)
    expect(outcome.out).toMatch(new RegExp(`^FAIL {2}Port ${port} is taken`, 'm'))
    server.close()
  })
})
