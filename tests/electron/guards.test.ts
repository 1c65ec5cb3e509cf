import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isAppAddress } from '../../electron/main/guards/app-origin.ts'
import { contentSecurityPolicy } from '../../electron/main/guards/content-security-policy.ts'
import { pageFile } from '../../electron/main/guards/page-file.ts'
import { mayHave } from '../../electron/main/guards/permissions.ts'

const ROOT = path.resolve('/app/renderer')

describe('what a page may reach', () => {
  it.each([
    ['app://penholder/', 'index.html'],
    ['app://penholder/index.html', 'index.html'],
    ['app://penholder/assets/a%20b.js', 'assets/a b.js'],
    ['app://penholder/a/../b.css?x#y', 'b.css'],
  ])('[D3] %s is the built file %s', (address, file) => {
    expect(pageFile(ROOT, address)).toBe(path.join(ROOT, file))
  })

  it.each([
    'app://elsewhere/index.html',
    'app://penholder/..%2f..%2fetc%2fpasswd',
    'app://penholder/%2e%2e%2fmain/main.cjs',
    'app://penholder/%00',
    'app://penholder/%ff',
  ])('[D3] %s is no file of the app', (address) => {
    expect(pageFile(ROOT, address)).toBeNull()
  })

  it('[D3] the policy names the relays and admits no other connection, no inline script', () => {
    const policy = contentSecurityPolicy(['http://127.0.0.1:4000', 'ws://127.0.0.1:4000'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4000 ws://127.0.0.1:4000;")
    expect(policy).not.toMatch(/unsafe-eval|\*|script-src[^;]*unsafe/)
  })

  it.each(['app://penholder.evil/', 'app://penholderx', 'https://penholder/', 'file:///app'])(
    '[D4] %s is not the app',
    (address) => {
      expect(isAppAddress(address)).toBe(false)
    },
  )

  it('[D5] the app reaches its relay over loopback and copies text; nobody else does, and it has nothing else', () => {
    expect(mayHave('local-network-access', 'app://penholder/')).toBe(true)
    expect(mayHave('loopback-network', 'app://penholder')).toBe(true)
    expect(mayHave('local-network-access', 'https://example.org/')).toBe(false)
    expect(mayHave('clipboard-sanitized-write', 'app://penholder/')).toBe(true)
    expect(mayHave('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'unknown'])
      expect(mayHave(permission, 'app://penholder/')).toBe(false)
  })
})
