import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appLink, parseAppLink, parseLinkSecrets, webLink } from '../../../shared/protocol/links.ts'

const PIN = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg'

describe('[L5] links to a relay', () => {
  it('carry the secrets behind the #', () => {
    expect(webLink('https://talks.example/', { invite: 'abc', key: null })).toBe(
      'https://talks.example/join#abc',
    )
    const place = { host: '192.0.2.7', port: 4000, fingerprint: PIN }
    expect(appLink(place, { invite: 'abc', key: 'k_y' })).toBe(
      `penholder://join/192.0.2.7:4000?fp=${PIN}#abc.k_y`,
    )
  })

  it('are read as they were written', () => {
    const secret = fc.stringMatching(/^[\w-]{1,60}$/)
    const place = fc.record({
      host: fc.constantFrom('192.0.2.7', 'talks.example', '[2001:db8::7]', 'relay-1'),
      port: fc.integer({ min: 1, max: 65_535 }),
      fingerprint: fc.constantFrom(PIN, null),
      invite: secret,
      key: fc.option(secret),
    })
    fc.assert(
      fc.property(place, (link) => {
        expect(parseAppLink(appLink(link, link))).toEqual(link)
        const { hash } = new URL(webLink(`https://${link.host}`, link))
        expect(parseLinkSecrets(hash)).toEqual({ invite: link.invite, key: link.key })
      }),
    )
  })

  it.each([
    'penholder://join/192.0.2.7:4000',
    'penholder://join/192.0.2.7:4000#',
    'penholder://join/192.0.2.7#abc',
    'penholder://join/192.0.2.7:0#abc',
    'penholder://join/192.0.2.7:65536#abc',
    'penholder://join/:4000#abc',
    'penholder://join/-talks:4000#abc',
    'penholder://join/user@talks.example:4000#abc',
    'penholder://join/talks.example:4000/elsewhere#abc',
    'penholder://join/talks.example:4000?fp=short#abc',
    `penholder://join/talks.example:4000?fp=${PIN}&x=1#abc`,
    'penholder://join/talks.example:4000#abc.def.ghi',
    'penholder://join/talks.example:4000#abc def',
    'penholder://open/talks.example:4000#abc',
    'https://talks.example:4000/join#abc',
    '',
  ])('what is no link of ours is none: %s', (text) => {
    expect(parseAppLink(text)).toBeNull()
  })
})
