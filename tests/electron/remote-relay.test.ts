import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { linksAmong } from '../../electron/main/arguments.ts'
import { contentSecurityPolicy } from '../../electron/main/guards/content-security-policy.ts'
import {
  addressOf,
  keyOf,
  partitionOf,
  VERDICT,
  verdictOn,
} from '../../electron/main/sharing/remote-relay.ts'
import { ownCertificate } from '../../server/sharing/own-certificate.ts'

async function certificates() {
  const folder = await mkdtemp(path.join(tmpdir(), 'penholder-pins-'))
  const one = await ownCertificate(path.join(folder, 'one'), Date.now())
  const other = await ownCertificate(path.join(folder, 'other'), Date.now())
  await rm(folder, { recursive: true })
  return { one, other }
}

it('[D18] trusts the certificate that the link names, and no other', async () => {
  const { one, other } = await certificates()
  const place = { host: '192.0.2.7', port: 4000, fingerprint: one.pin }
  const verdict = (hostname: string, data: string) =>
    verdictOn({ hostname, certificate: { data } }, place)
  expect(verdict('192.0.2.7', one.cert)).toBe(VERDICT.accept)
  expect(verdict('192.0.2.7', other.cert)).toBe(VERDICT.refuse)
  expect(verdict('192.0.2.7', 'no certificate')).toBe(VERDICT.refuse)
  expect(verdict('192.0.2.7', '')).toBe(VERDICT.refuse)
  // The right certificate at another place is another place.
  expect(verdict('192.0.2.8', one.cert)).toBe(VERDICT.refuse)
})

it('[D18] leaves a relay without a fingerprint to the system, and refuses every other server', async () => {
  const { one } = await certificates()
  const place = { host: 'talks.example', port: 443, fingerprint: null }
  const verdict = (hostname: string) =>
    verdictOn({ hostname, certificate: { data: one.cert } }, place)
  expect(verdict('talks.example')).toBe(VERDICT.asTheSystem)
  expect(verdict('TALKS.example')).toBe(VERDICT.asTheSystem)
  expect(verdict('talks.example.evil')).toBe(VERDICT.refuse)
})

it('[D18] compares an IPv6 address without its brackets', async () => {
  const { one } = await certificates()
  const place = { host: '[2001:db8::7]', port: 4000, fingerprint: one.pin }
  const request = { hostname: '2001:db8::7', certificate: { data: one.cert } }
  expect(verdictOn(request, place)).toBe(VERDICT.accept)
})

it('[D18] what is kept for a relay is kept for its certificate too', () => {
  const place = { host: 'talks.example', port: 443, fingerprint: null }
  const pinned = { ...place, fingerprint: 'x'.repeat(43) }
  const all = [place, pinned, { ...place, port: 444 }, { ...place, host: 'other.example' }]
  expect(new Set(all.map(keyOf)).size).toBe(4)
  expect(new Set(all.map(partitionOf)).size).toBe(4)
  for (const one of all) expect(partitionOf(one)).toMatch(/^persist:relay-[\da-f]{32}$/)
})

it('[D3] a page on a relay of others may connect there and nowhere else', () => {
  const { http, ws } = addressOf({ host: '192.0.2.7', port: 4000, fingerprint: null })
  expect(contentSecurityPolicy([http, ws])).toContain(
    "connect-src 'self' https://192.0.2.7:4000 wss://192.0.2.7:4000;",
  )
})

it('[D18] finds links on a command line', () => {
  const link = 'penholder://join/192.0.2.7:4000#abc'
  expect(linksAmong(['penholder:app', '.', '--flag=penholder:x', link, 'a.penholder'])).toEqual([
    link,
  ])
})
