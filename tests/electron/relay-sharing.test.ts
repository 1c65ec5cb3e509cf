import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RelaySharing } from '../../electron/main/relay/relay-sharing.ts'
import { shareRelay } from '../../electron/main/relay/share-relay.ts'
import type { RunningRelay } from '../../server/relay/start-relay.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { ShareTrouble, Sharing } from '../../shared/protocol/sharing.ts'

type Answer = Result<Sharing, ShareTrouble>
const at = (address: string): Sharing => ({ address: `https://${address}:1`, fingerprint: 'f' })
const TROUBLE: ShareTrouble = { kind: 'cannotListen', address: '10.0.0.7', detail: 'EADDRNOTAVAIL' }

/** A relay that answers when it is told to, as its process would; what was asked of it, and what became of the state. */
function scene() {
  const did: string[] = []
  const states: string[] = []
  let pending: (answer: Answer | null) => void = () => undefined
  const wait = (what: string) => {
    did.push(what)
    return new Promise<Answer | null>((resolve) => {
      pending = resolve
    })
  }
  const sharing: RelaySharing = new RelaySharing(
    {
      share: async (address) => (await wait(`share ${address}`)) ?? fail({ kind: 'noRelay' }),
      unshare: async () => void (await wait('unshare')),
    },
    () => states.push(sharing.state.kind),
  )
  /** The relay answers, and what follows from it is done. */
  const answer = async (one: Answer | null): Promise<void> => {
    pending(one)
    await settled()
  }
  /** Its process ends: what was asked of it is answered by nobody. */
  const crash = async (): Promise<void> => {
    sharing.down()
    await answer(null)
  }
  return { sharing, did, states, answer, crash }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

async function sharedScene() {
  const all = scene()
  const asked = all.sharing.share('10.0.0.7')
  await settled()
  await all.answer(ok(at('10.0.0.7')))
  expect(await asked).toMatchObject({ ok: true })
  return all
}

describe('whether a relay is shared', () => {
  it('[D19] is told at each step, and again when it ends', async () => {
    const { sharing, did, states, answer } = await sharedScene()
    expect(sharing.state).toEqual({ kind: 'shared', ...at('10.0.0.7') })
    const stopped = sharing.stop()
    await settled()
    expect(sharing.state.kind).toBe('stopping')
    await answer(null)
    await stopped
    expect(states).toEqual(['starting', 'shared', 'stopping', 'own'])
    expect(did).toEqual(['share 10.0.0.7', 'unshare'])
  })

  it('[D8] [D19] a relay that is started again is shared again, where it was', async () => {
    const { sharing, did, states, answer, crash } = await sharedScene()
    await crash()
    expect(sharing.state.kind).toBe('returning')
    const back = sharing.up()
    await settled()
    await answer(ok(at('10.0.0.7')))
    await back
    expect(did).toEqual(['share 10.0.0.7', 'share 10.0.0.7'])
    expect(states.slice(2)).toEqual(['returning', 'shared'])
  })

  it('[D8] [D19] also by the next one, if that one ends as well', async () => {
    const { sharing, answer, crash } = await sharedScene()
    await crash()
    const first = sharing.up()
    await settled()
    await crash()
    await first
    expect(sharing.state.kind).toBe('returning')
    const second = sharing.up()
    await settled()
    await answer(ok(at('10.0.0.7')))
    await second
    expect(sharing.state.kind).toBe('shared')
  })

  it('[D19] what cannot be shared again says why', async () => {
    const { sharing, answer, crash } = await sharedScene()
    await crash()
    const back = sharing.up()
    await settled()
    await answer(fail(TROUBLE))
    await back
    expect(sharing.state).toEqual({ kind: 'own', trouble: TROUBLE })
  })

  it('[D19] who stops while its relay is gone has stopped it for good', async () => {
    const { sharing, did, answer, crash } = await sharedScene()
    await crash()
    const stopped = sharing.stop()
    await settled()
    await answer(null)
    await stopped
    await sharing.up()
    expect(sharing.state).toEqual({ kind: 'own', trouble: null })
    expect(did.filter((one) => one.startsWith('share'))).toHaveLength(1)
  })

  it('[D19] who stops while it begins has stopped it', async () => {
    const { sharing, did, answer } = scene()
    const asked = sharing.share('10.0.0.7')
    const stopped = sharing.stop()
    await settled()
    await answer(ok(at('10.0.0.7')))
    await asked
    await answer(null)
    await stopped
    expect(did).toEqual(['share 10.0.0.7', 'unshare'])
    expect(sharing.state.kind).toBe('own')
  })

  it('[D19] a failure is kept until it is tried again; a relay that ended meanwhile is one', async () => {
    const { sharing, answer, crash } = scene()
    const first = sharing.share('10.0.0.7')
    await settled()
    await crash()
    expect(await first).toEqual(fail({ kind: 'noRelay' }))
    expect(sharing.state).toEqual({ kind: 'own', trouble: { kind: 'noRelay' } })
    await sharing.up()
    const again = sharing.share('10.0.0.7')
    await settled()
    expect(sharing.state.kind).toBe('starting')
    await answer(ok(at('10.0.0.7')))
    await again
    expect(sharing.state.kind).toBe('shared')
  })

  it('[D8] of a relay that comes back no more nothing is shared', async () => {
    const { sharing, crash } = await sharedScene()
    await crash()
    sharing.lost()
    expect(sharing.state).toEqual({ kind: 'own', trouble: { kind: 'noRelay' } })
  })
})

describe('how a relay is shared', () => {
  const asked: { host: string; port: number }[] = []
  const relay = (answers: readonly ('shared' | 'portTaken' | 'cannotListen')[]) => {
    asked.length = 0
    const share: RunningRelay['share'] = async ({ host, port }) => {
      const answer = answers[asked.push({ host, port }) - 1]
      if (answer === 'portTaken') return fail({ kind: 'portTaken', host, port })
      if (answer === 'cannotListen') return fail({ kind: 'cannotListen', host, detail: 'EACCES' })
      return ok({ linkBase: `https://${host}:${port || 40_000}`, app: null })
    }
    return { share }
  }
  const inFolder = async (act: (folder: string) => Promise<void>): Promise<void> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-share-'))
    await act(folder).finally(() => rm(folder, { recursive: true, force: true }))
  }

  it('[D19] at one address alone, at the same port every time, and at another one where that is taken', () =>
    inFolder(async (folder) => {
      const first = await shareRelay(relay(['shared']), '10.0.0.7', 'uuid', folder)
      const [usual] = asked
      expect(usual?.port).toBeGreaterThanOrEqual(20_000)
      const again = await shareRelay(relay(['portTaken', 'shared']), '10.0.0.7', 'uuid', folder)
      expect(asked).toEqual([usual, { host: '10.0.0.7', port: 0 }])
      if (!first.ok || !again.ok) return expect.unreachable()
      expect(first.value.address).toBe(`https://10.0.0.7:${usual?.port}`)
      expect(again.value).toEqual({
        address: 'https://10.0.0.7:40000',
        fingerprint: first.value.fingerprint,
      })
    }))

  it('[D19] a system that lets nobody listen there, and settings that cannot be written, are told', () =>
    inFolder(async (folder) => {
      const refused = await shareRelay(relay(['cannotListen']), '10.0.0.7', 'uuid', folder)
      const trouble = { kind: 'cannotListen', address: '10.0.0.7', detail: 'EACCES' }
      expect(refused).toEqual(fail(trouble))
      const noFolder = path.join(folder, 'a file')
      await writeFile(noFolder, '')
      const without = await shareRelay(relay([]), '10.0.0.7', 'uuid', noFolder)
      expect(without).toMatchObject({ ok: false, error: { kind: 'noCertificate' } })
      expect(asked).toEqual([])
    }))
})
