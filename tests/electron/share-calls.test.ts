import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { shareCalls } from '../../electron/main/sharing/share-calls.ts'
import { fail, ok } from '../../shared/base/result.ts'
import type { ShareTrouble, SharingState } from '../../shared/protocol/sharing.ts'

const HOST = { id: 1 } as WebContents
const GUEST = { id: 2 } as WebContents
const WIRED = { address: '192.0.2.7' }
const SHARED = { address: 'https://192.0.2.7:24816', fingerprint: 'f' }

/** A negotiation of this machine, in front of a user who is asked and answers when told to. */
function scene(trouble: ShareTrouble | null = null) {
  const did: string[] = []
  const questions: ((isWanted: boolean) => void)[] = []
  let state: SharingState = { kind: 'own', trouble: null }
  const sharing = {
    get state() {
      return state
    },
    share: async (address: string) => {
      did.push(`share ${address}`)
      if (trouble) return fail(trouble)
      state = { kind: 'shared', ...SHARED }
      return ok(SHARED)
    },
    stop: async () => {
      did.push('stop')
      state = { kind: 'own', trouble: null }
    },
  }
  const open = { file: '/work/Draft.penholder', relay: { sharing } }
  const calls = shareCalls({
    of: (sender) => (sender === HOST ? open : null),
    addresses: () => ['192.0.2.7', '10.0.0.7'],
    ask: (of, address) => {
      did.push(`ask ${of.file} ${address}`)
      return new Promise((resolve) => questions.push(resolve))
    },
  })
  return { calls, did, answer: (isWanted: boolean) => questions.shift()?.(isWanted) }
}

describe('what a page may ask about sharing', () => {
  it('[D19] is shared at the address that was chosen, after a yes to a question that names it and the file', async () => {
    const { calls, did, answer } = scene()
    const asked = calls.share({ address: '10.0.0.7' }, HOST)
    expect(did).toEqual(['ask /work/Draft.penholder 10.0.0.7'])
    answer(true)
    expect(await asked).toEqual(ok('shared'))
    expect(did.slice(1)).toEqual(['share 10.0.0.7'])
    expect(await calls.sharing({}, HOST)).toEqual(
      ok({ state: { kind: 'shared', ...SHARED }, addresses: ['192.0.2.7', '10.0.0.7'] }),
    )
  })

  it('[D19] is not shared after a no, and may be asked for again', async () => {
    const { calls, did, answer } = scene()
    const asked = calls.share(WIRED, HOST)
    answer(false)
    expect(await asked).toEqual(ok('declined'))
    expect(did).toHaveLength(1)
    const again = calls.share(WIRED, HOST)
    answer(true)
    expect(await again).toEqual(ok('shared'))
  })

  it('[D19] a page has one such question before the user, however often it asks', async () => {
    const { calls, did, answer } = scene()
    const asked = calls.share(WIRED, HOST)
    expect(await calls.share(WIRED, HOST)).toEqual(ok('underWay'))
    expect(await calls.share({ address: '10.0.0.7' }, HOST)).toEqual(ok('underWay'))
    answer(true)
    await asked
    // What is shared is asked about no more.
    expect(await calls.share(WIRED, HOST)).toEqual(ok('underWay'))
    expect(did.filter((one) => one.startsWith('ask'))).toHaveLength(1)
  })

  it('[D19] nobody is asked about an address that this machine has not', async () => {
    const { calls, did } = scene()
    for (const address of ['0.0.0.0', '203.0.113.9', '127.0.0.1'])
      expect(await calls.share({ address }, HOST)).toEqual(fail('badArgument'))
    expect(did).toEqual([])
  })

  it('[D19] a page that hosts nothing learns nothing and does nothing', async () => {
    const { calls, did } = scene()
    expect(await calls.sharing({}, GUEST)).toEqual(ok(null))
    expect(await calls.share(WIRED, GUEST)).toEqual(fail('badSender'))
    expect(await calls.stopSharing({}, GUEST)).toEqual(fail('badSender'))
    expect(did).toEqual([])
  })

  it('[D19] stopping asks nobody; a failure is told', async () => {
    const { calls, did, answer } = scene({ kind: 'noCertificate', detail: 'EACCES' })
    const asked = calls.share(WIRED, HOST)
    answer(true)
    expect(await asked).toEqual(ok('failed'))
    expect(await calls.stopSharing({}, HOST)).toEqual(ok(null))
    expect(did.at(-1)).toBe('stop')
  })
})
