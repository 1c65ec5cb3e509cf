import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { en } from '../../../shared/messages/cli.ts'
import { scratchFolder } from '../dossiers.ts'
import { ask } from '../http/asking.ts'
import { fileWithInvites } from '../invited.ts'
import { penholder, servedFile } from '../run-cli.ts'

describe('serve', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let path: string
  const { PENHOLDER_CONFIG } = process.env

  beforeEach(async () => {
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
    process.env.PENHOLDER_CONFIG = scratch.path('settings')
    await fileWithInvites(path)
  })
  afterEach(async () => {
    if (PENHOLDER_CONFIG === undefined) delete process.env.PENHOLDER_CONFIG
    else process.env.PENHOLDER_CONFIG = PENHOLDER_CONFIG
    await scratch.remove()
  })

  it('[L1] [L2] beyond this machine speaks TLS, with the same certificate every time', async () => {
    const first = await servedFile(path, ['--share'])
    expect(first.line).toMatchObject({
      http: expect.stringMatching(/^https:\/\/127\.0\.0\.1:/),
      fingerprint: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect((await ask(`${first.http}/ready`)).status).toBe(200)
    expect(await first.kill('SIGTERM')).toBe(0)
    const second = await servedFile(path, ['--host', '0.0.0.0'])
    const { fingerprint } = first.line as { fingerprint: string }
    expect(second.line).toMatchObject({ fingerprint })
    expect(await second.kill('SIGTERM')).toBe(0)
    expect(first.said() + second.said()).toBe('')
  })

  it('[L2] speaks plain HTTP there only when told so by name, and warns', async () => {
    const relay = await servedFile(path, [
      '--share',
      '--plain-http',
      '--base',
      'https://talks.example/',
    ])
    expect(relay.line).toMatchObject({
      http: expect.stringMatching(/^http:/),
      link: 'https://talks.example',
    })
    expect(relay.said()).toBe(`${en.plainHttp}\n`)
    const proxied = { host: 'talks.example', origin: 'https://talks.example' }
    expect((await ask(`${relay.http}/ready`, { headers: proxied })).status).toBe(200)
    expect(await relay.kill('SIGTERM')).toBe(0)
  })

  it('[L1] on loopback needs no certificate and makes none', async () => {
    const relay = await servedFile(path)
    expect(relay.line).toEqual({ url: relay.url, http: relay.http, file: path })
    expect(relay.http).toMatch(/^http:\/\/127\.0\.0\.1:/)
    expect(await relay.kill('SIGTERM')).toBe(0)
  })

  it('[L2] says what is wrong with a certificate, in one sentence', async () => {
    await writeFile(scratch.path('words.pem'), 'Words.')
    const words = scratch.path('words.pem')
    const outcome = await penholder(['serve', path, '--cert', words, '--key', words])
    expect(outcome).toEqual({
      code: 1,
      out: '',
      err: `${en.certificateNone.replace('{{path}}', words)}\n`,
    })
    expect(await penholder(['serve', path, '--cert', words])).toMatchObject({ code: 2 })
    expect(await penholder(['serve', path, '--base', 'talks'])).toMatchObject({ code: 2 })
    expect(await penholder(['serve', path, '--log-level', 'loud'])).toMatchObject({ code: 2 })
  })

  it('[M1] logs on standard error at the level that was asked for', async () => {
    const relay = await servedFile(path, ['--log-level', 'info'])
    await relay.kill('SIGTERM')
    const lines = relay.said().trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'the relay serves',
      'the relay has stopped: everything is kept',
    ])
  })
})
