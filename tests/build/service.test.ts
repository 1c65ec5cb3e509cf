import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { penholder } from '../server/run-cli.ts'

const run = promisify(execFile)
const BUILD = fileURLToPath(new URL('../../build/', import.meta.url))
const UNIT = 'penholder@.service'

describe('a relay that runs as a service', () => {
  it('is started with options that there are', async () => {
    const usage = (await penholder(['serve', '--help'])).out
    for (const line of [await execStart(), await entrypoint()]) {
      const given = line.slice(line.indexOf('serve')).match(/--[a-z-]+/g) ?? []
      expect(given.length).toBeGreaterThan(0)
      for (const option of given) expect(usage).toContain(option)
    }
  })

  it('[M3] is watched by whether it is ready, on the port on which it listens', async () => {
    const file = await readFile(path.join(BUILD, 'Containerfile'), 'utf8')
    const port = /"--port", "(\d+)"/.exec(file)?.[1]
    expect(file).toContain(`http://127.0.0.1:${port}/ready`)
    expect(file).toContain(`EXPOSE ${port}`)
    expect(file).toMatch(/^USER node$/m)
  })

  it('is a unit that systemd understands, and exposed to little', async () => {
    const version = await run('systemd-analyze', ['--version']).catch(() => null)
    if (!version) return console.info('Not tried: there is no systemd here.')
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-unit-'))
    try {
      // The program stands elsewhere on the machine on which it is tested.
      const unit = (await readFile(path.join(BUILD, UNIT), 'utf8')).replace(
        '/usr/bin/node',
        process.execPath,
      )
      await writeFile(path.join(folder, UNIT), unit)
      const { stderr } = await run('systemd-analyze', [
        'verify',
        '--man=no',
        path.join(folder, UNIT),
      ])
      expect(stderr).not.toContain(UNIT)
      const security = await run('systemd-analyze', [
        'security',
        '--offline=yes',
        '--threshold=20',
        path.join(folder, UNIT),
      ])
      expect(security.stdout).toContain('Overall exposure level')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

async function execStart(): Promise<string> {
  return /^ExecStart=(.*)$/m.exec(await readFile(path.join(BUILD, UNIT), 'utf8'))?.[1] ?? ''
}

async function entrypoint(): Promise<string> {
  return (
    /^ENTRYPOINT (.*)$/m.exec(await readFile(path.join(BUILD, 'Containerfile'), 'utf8'))?.[1] ?? ''
  )
}
