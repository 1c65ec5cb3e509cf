import { mkdir, writeFile } from 'node:fs/promises'
import { type IncomingMessage, get as rawGet } from 'node:http'
import { describe, expect, it } from 'vitest'
import { en } from '../../../shared/messages/relay.ts'
import { FRA, scratchFolder } from '../dossiers.ts'
import { afterwards, aRelay } from '../relay/a-relay.ts'
import { joinAs, post } from '../relay/drafters.ts'

describe('the HTTP side of the relay', () => {
  it('[H1] answers an error with a code and a sentence in the language of the caller', async () => {
    const relay = await aRelay()
    const ask = (language: string) =>
      fetch(`${relay.http}/api/join`, {
        method: 'POST',
        headers: { 'accept-language': language },
        body: JSON.stringify({ invite: 'nothing' }),
      }).then((response) => response.json())
    expect(await ask('fr-CH, en;q=0.9')).toEqual({
      error: { code: 'invite-unknown', message: en['error-invite-unknown'] },
    })
    expect(await ask('zh-CN,zh;q=0.9')).toEqual({
      error: { code: 'invite-unknown', message: '没有这一邀请。' },
    })
  })

  it('[H1] says what is wrong with a request', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, FRA, 'delegation')
    const cases: [string, unknown, string | undefined, number, string][] = [
      ['/api/join', '{', undefined, 400, 'malformed'],
      ['/api/join', { name: 'Ann' }, undefined, 400, 'malformed'],
      ['/api/join', { invite: 'x'.repeat(70_000) }, undefined, 400, 'too-large'],
      ['/api/ticket', { room: 'text/en' }, undefined, 401, 'session'],
      ['/api/ticket', { room: 'text/en' }, 'wrong', 401, 'session'],
      ['/api/ticket', { room: 5 }, session, 400, 'malformed'],
      ['/api/ticket', { room: 'text/en', resume: [-1] }, session, 400, 'malformed'],
      ['/api/dossier', { command: 'setStage', stage: 'closed' }, session, 403, 'forbidden'],
      ['/api/nothing', {}, session, 404, 'not-found'],
    ]
    for (const [path, body, bearer, status, code] of cases) {
      expect(await post(relay, path, body, bearer), path).toMatchObject({ status, code })
    }
  })

  it.each(['//', 'http://[', '*'])('[H1] finds nothing at %s, and nothing breaks', async (path) => {
    const relay = await aRelay()
    const { hostname, port } = new URL(relay.http)
    const status = new Promise<number | undefined>((resolve, reject) => {
      const answered = (response: IncomingMessage) => resolve(response.resume().statusCode)
      rawGet({ hostname, port, path }, answered).on('error', reject)
    })
    expect(await status).toBe(404)
  })

  it('[H2] slows down those who guess invitations', async () => {
    const relay = await aRelay()
    const codes: (string | null)[] = []
    for (let i = 0; i < 22; i++)
      codes.push((await post(relay, '/api/join', { invite: `${i}` })).code)
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('invite-unknown'))
    expect(codes.at(-1)).toBe('rate')
  })

  it('[H3] tells those who watch over it how it is', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, FRA, 'delegation', 'Ann Example')
    const text = async (path: string) => (await fetch(relay.http + path)).text()
    expect(JSON.parse(await text('/health'))).toEqual({ status: 'ok' })
    expect(JSON.parse(await text('/ready'))).toEqual({ ready: true })
    const metrics = await text('/metrics')
    expect(metrics).toMatch(/^penholder_log_sequence 1$/m)
    expect(metrics).toMatch(/^# TYPE penholder_entries_total counter$/m)
    for (const secret of [session, 'Ann', 'FRA']) expect(metrics).not.toContain(secret)
  })

  it('[H5] serves the web client, and lets it load nothing from elsewhere', async () => {
    const scratch = await scratchFolder()
    afterwards(() => scratch.remove())
    const webRoot = scratch.path('web')
    await mkdir(`${webRoot}/assets`, { recursive: true })
    await writeFile(`${webRoot}/index.html`, '<title>Penholder</title>')
    await writeFile(`${webRoot}/assets/app-1a2b.js`, 'export {}')
    await writeFile(`${webRoot}/manifest.webmanifest`, '{}')
    await writeFile(scratch.path('secret.html'), 'outside')
    const relay = await aRelay({ webRoot })
    for (const path of ['/', '/join', '/?lang=zh']) {
      const page = await fetch(relay.http + path)
      expect(await page.text()).toBe('<title>Penholder</title>')
      const policy = page.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain(relay.url)
      expect(page.headers.get('x-content-type-options')).toBe('nosniff')
      expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    }
    const manifest = await fetch(`${relay.http}/manifest.webmanifest`)
    expect(manifest.headers.get('content-type')).toBe('application/manifest+json')
    const script = await fetch(`${relay.http}/assets/app-1a2b.js`)
    expect(script.headers.get('content-type')).toContain('text/javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
    for (const path of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/assets/%2e%2e/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '/%',
      '/assets',
      '/nothing.js',
    ]) {
      expect(await statusOf(relay.http, path), path).toBe(404)
    }
  })

  it('[H5] says so when the web client is not built', async () => {
    const relay = await aRelay({ webRoot: null })
    const page = await fetch(relay.http)
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('npm run build')
  })

  it('[H6] lets pages of other origins in only where they were named', async () => {
    const relay = await aRelay({ origins: ['app://penholder'] })
    const preflight = (origin: string) =>
      fetch(`${relay.http}/api/ticket`, { method: 'OPTIONS', headers: { origin } })
    const known = await preflight('app://penholder')
    expect(known.headers.get('access-control-allow-origin')).toBe('app://penholder')
    expect(known.headers.get('access-control-allow-headers')).toContain('authorization')
    const stranger = await preflight('https://example.org')
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
  })
})

/** Without the tidying up that `fetch` does to an address. */
function statusOf(http: string, path: string): Promise<number> {
  const { hostname, port } = new URL(http)
  return new Promise((resolve, reject) => {
    rawGet({ hostname, port, path }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    }).on('error', reject)
  })
}
