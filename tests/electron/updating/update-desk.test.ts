import { describe, expect, it } from 'vitest'
import {
  UpdateDesk,
  type UpdateFault,
  type UpdateSurroundings,
} from '../../../electron/main/updating/update-desk.ts'
import { fail, ok, type Result } from '../../../shared/base/result.ts'

type Wish = {
  /** What the feed tells, or what is wrong with it. */
  readonly told?: string | UpdateFault
  readonly answers?: readonly ('yes' | 'no')[]
  readonly fetched?: Result<void, UpdateFault>
  /** For each time that it is asked whether a silence runs, from then on the last one. */
  readonly silence?: readonly boolean[]
  readonly seen?: string
  readonly isOff?: boolean
}

const FAULTS: readonly string[] = ['unreachable', 'unsigned', 'failed']
const isFault = (told: string): told is UpdateFault => FAULTS.includes(told)

/** A desk of version 1.0.0 that writes down what was said and done. */
function desk(wish: Wish) {
  const did: string[] = []
  const answers = [...(wish.answers ?? [])]
  const silence = [...(wish.silence ?? [false])]
  const now = { told: wish.told ?? '1.1.0', seen: wish.seen ?? null }
  const answer = (question: string): boolean => {
    const given = answers.shift() ?? 'no'
    did.push(`${question}? ${given}`)
    return given === 'yes'
  }
  const around: UpdateSurroundings = {
    current: '1.0.0',
    updater: wish.isOff
      ? null
      : {
          newest: async () => (isFault(now.told) ? fail(now.told) : ok(now.told)),
          fetch: async (onProgress) => {
            did.push('fetch')
            onProgress(0.5)
            return wish.fetched ?? ok(undefined)
          },
          restart: () => did.push('restart'),
        },
    talk: {
      offer: async (version) => answer(`offer ${version}`),
      progress: (share) => did.push(`progress ${share}`),
      offerToStop: async (version, share) => answer(`stop ${version} at ${share}`),
      offerRestart: async (version) => answer(`restart ${version}`),
      tell: async (what) => void did.push(`tell ${what}`),
    },
    isSilence: () => (silence.length > 1 ? silence.shift() === true : silence[0] === true),
    seen: {
      read: async () => now.seen,
      keep: async (version) => {
        now.seen = version
      },
    },
    note: (fault) => did.push(`note ${fault}`),
  }
  return { desk: new UpdateDesk(around), did, now }
}

async function did(wish: Wish, how: 'asked' | 'byItself'): Promise<readonly string[]> {
  const made = desk(wish)
  await made.desk.look(how === 'asked')
  return made.did
}

const FETCHED = ['offer 1.1.0? yes', 'fetch', 'progress 0.5', 'progress null']

describe('[D32] a release', () => {
  it('is fetched after a yes, and the app restarts after another', async () => {
    const wish: Wish = { answers: ['yes', 'yes'] }
    for (const how of ['asked', 'byItself'] as const)
      expect(await did(wish, how)).toEqual([...FETCHED, 'restart 1.1.0? yes', 'restart'])
  })

  it('is not fetched without a yes, and nothing restarts without one', async () => {
    expect(await did({ answers: ['no'] }, 'byItself')).toEqual(['offer 1.1.0? no'])
    expect(await did({ answers: ['yes', 'no'] }, 'byItself')).toEqual([
      ...FETCHED,
      'restart 1.1.0? no',
    ])
  })

  it.each([
    ['unreachable', 'unreachable'],
    ['unsigned', 'unsigned'],
    ['failed', 'failed'],
    ['1.0.0', 'newest'],
    ['0.9.0', 'newest'],
    ['no version', 'newest'],
  ])('of a feed that says “%s” is not offered: who asked hears “%s”', async (told, what) => {
    expect(await did({ told, answers: ['yes'] }, 'asked')).toEqual([`tell ${what}`])
    const silently = await did({ told, answers: ['yes'] }, 'byItself')
    expect(silently).toEqual(isFault(told) ? [`note ${told}`] : [])
  })

  it('older than one that was told before is not believed, although it is newer than this one', async () => {
    const wish: Wish = { told: '1.1.0', seen: '1.2.0', answers: ['yes', 'yes'] }
    expect(await did(wish, 'asked')).toEqual(['tell rolledBack'])
    expect(await did(wish, 'byItself')).toEqual(['note rolledBack'])
    const { desk: one, now } = desk({ told: '1.2.0', seen: '1.1.0' })
    await one.look(false)
    expect(now.seen).toBe('1.2.0')
  })

  it('that was declined is offered again only on command, and the next one by itself', async () => {
    const { desk: one, did: said, now } = desk({ answers: ['no', 'no', 'no'] })
    await one.look(false)
    await one.look(false)
    expect(said).toEqual(['offer 1.1.0? no'])
    await one.look(true)
    now.told = '1.2.0'
    await one.look(false)
    expect(said).toEqual(['offer 1.1.0? no', 'offer 1.1.0? no', 'offer 1.2.0? no'])
  })

  it('that cannot be fetched whole is told; one that was stopped is not', async () => {
    expect(await did({ answers: ['yes'], fetched: fail('failed') }, 'byItself')).toEqual([
      ...FETCHED,
      'tell failed',
    ])
    expect(await did({ answers: ['yes'], fetched: fail('cancelled') }, 'asked')).toEqual(FETCHED)
  })

  it('that is here already is not fetched again', async () => {
    const { desk: one, did: said } = desk({ answers: ['yes', 'no', 'yes'] })
    await one.look(false)
    await one.look(true)
    expect(said).toEqual([...FETCHED, 'restart 1.1.0? no', 'restart 1.1.0? yes', 'restart'])
  })

  it('is not looked for where updates are off', async () => {
    expect(await did({ isOff: true }, 'byItself')).toEqual([])
    expect(await did({ isOff: true }, 'asked')).toEqual(['tell off'])
  })
})

describe('[D32] a silence', () => {
  it('is not disturbed: the app looks again soon', async () => {
    const { desk: one, did: said } = desk({ silence: [true, false], answers: ['no'] })
    expect(await one.look(false)).toBe('later')
    expect(said).toEqual([])
    expect(await one.look(false)).toBe('done')
    expect(said).toEqual(['offer 1.1.0? no'])
  })

  it('that begins while the feed is asked is not disturbed either', async () => {
    expect(await did({ silence: [false, true] }, 'byItself')).toEqual([])
  })

  it('puts a restart off, also on command, and the app asks when it is over', async () => {
    const wish: Wish = { silence: [true], answers: ['yes', 'yes'] }
    expect(await did(wish, 'asked')).toEqual([...FETCHED, 'tell afterSilence'])
    const { desk: one, did: said } = desk({
      silence: [false, false, true, false],
      answers: ['yes', 'yes'],
    })
    expect(await one.look(false)).toBe('later')
    expect(said).toEqual(FETCHED)
    await one.look(false)
    expect(said).toEqual([...FETCHED, 'restart 1.1.0? yes', 'restart'])
  })

  it('that begins while the question stands is not cut short by a late yes', async () => {
    const silence = [false, false, false, true]
    expect(await did({ silence, answers: ['yes', 'yes'] }, 'byItself')).toEqual([
      ...FETCHED,
      'restart 1.1.0? yes',
      'tell afterSilence',
    ])
  })
})

describe('[D32] the command', () => {
  it('stops a download that is under way, if that is wanted', async () => {
    const said: string[] = []
    let hasBegun = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve
    })
    const one = new UpdateDesk({
      current: '1.0.0',
      updater: {
        newest: async () => ok('1.1.0'),
        fetch: (onProgress, signal) =>
          new Promise((resolve) => {
            onProgress(0.25)
            signal.addEventListener('abort', () => resolve(fail('cancelled')))
            hasBegun()
          }),
        restart: () => said.push('restart'),
      },
      talk: {
        offer: async () => true,
        progress: () => undefined,
        offerToStop: async (version, share) => said.push(`stop ${version} ${share}`) > 0,
        offerRestart: async () => true,
        tell: async (what) => void said.push(what),
      },
      isSilence: () => false,
      seen: { read: async () => null, keep: async () => undefined },
      note: (fault) => said.push(fault),
    })
    const looking = one.look(false)
    await begun
    await one.look(true)
    expect(await looking).toBe('done')
    expect(said).toEqual(['stop 1.1.0 0.25'])
  })

  it('makes a look that is under way speak, and begins no second one', async () => {
    const { desk: one, did: said } = desk({ told: '1.0.0' })
    const byItself = one.look(false)
    await Promise.all([byItself, one.look(true)])
    expect(said).toEqual(['tell newest'])
  })
})
