import { describe, expect, it } from 'vitest'
import {
  type CheckedSession,
  type KeptSpelling,
  spellingOf,
} from '../../../electron/main/languages/spelling.ts'

const HAS = ['bg', 'en-GB', 'en-US', 'es', 'fr', 'ru']

/** A session that remembers what it was told last. */
function session(available: readonly string[] = HAS) {
  const told = { languages: [] as readonly string[], isOn: null as boolean | null }
  const asked: CheckedSession = {
    availableSpellCheckerLanguages: [...available],
    setSpellCheckerLanguages: (languages) => {
      told.languages = languages
    },
    setSpellCheckerEnabled: (isOn) => {
      told.isOn = isOn
    },
  }
  return { told, asked }
}

async function spelling(system: readonly string[], before: KeptSpelling = null, on = 'linux') {
  let held = before
  const kept = {
    read: async () => held,
    write: async (value: KeptSpelling) => {
      held = value
    },
  }
  const platform = on as NodeJS.Platform
  const checking = spellingOf({ platform, kept, system: () => system })
  await checking.begin()
  return { ...checking, held: () => held }
}

describe('[D21] words are checked', () => {
  it.each([
    [['fr-CH', 'de'], [], ['fr']],
    [['es-MX'], ['ru'], ['es', 'ru']],
    [['de-DE'], ['fr'], ['fr']],
    [['zh-CN'], ['ar'], ['en-GB']],
    [['en-US'], ['fr'], ['en-GB', 'fr']],
    [[], [], ['en-GB']],
  ] as const)('for a system in %j with negotiations in %j, in %j', async (system, langs, all) => {
    const { check, meet } = await spelling(system)
    const { told, asked } = session()
    check(asked)
    for (const lang of langs) meet(lang)
    expect(told).toEqual({ languages: all, isOn: true })
  })

  it('in the languages that are chosen, in every session, now and after the next start', async () => {
    const { check, choose, meet, held, listen } = await spelling(['fr'])
    const own = session()
    const guest = session()
    check(own.asked)
    const heard: string[] = []
    listen(() => heard.push('changed'))
    await choose(['es', 'ru'])
    check(guest.asked)
    expect([own.told.languages, guest.told.languages]).toEqual([
      ['es', 'ru'],
      ['es', 'ru'],
    ])
    // What was chosen holds, whatever is negotiated.
    meet('fr')
    expect(own.told.languages).toEqual(['es', 'ru'])
    expect(heard.length).toBeGreaterThan(0)
    const again = await spelling(['fr'], held())
    const later = session()
    again.check(later.asked)
    expect(later.told).toEqual({ languages: ['es', 'ru'], isOn: true })
  })

  it('in none once it is off, and again once it is on', async () => {
    const { check, choose, chosen, isOn } = await spelling(['fr'])
    const { told, asked } = session()
    check(asked)
    await choose([])
    expect([told.isOn, told.languages, chosen(), isOn()]).toEqual([false, [], [], false])
    await choose(['fr'])
    expect([told.isOn, told.languages, isOn()]).toEqual([true, ['fr'], true])
  })

  it('in what there are dictionaries for: nothing else is offered, or asked for', async () => {
    const { check, offered, chosen } = await spelling(['ru'], ['fr', 'ru'])
    expect(offered()).toEqual([])
    const { told, asked } = session(['en-US', 'fr'])
    check(asked)
    expect([offered(), chosen(), told.languages]).toEqual([['fr'], ['fr'], ['fr']])
  })

  it('on a Mac by the system, which is told no language, and can be off', async () => {
    const { check, choose, isBySystem } = await spelling(['fr'], null, 'darwin')
    const { told, asked } = session([])
    let isTold = false
    asked.setSpellCheckerLanguages = () => {
      isTold = true
    }
    check(asked)
    await choose([])
    expect([isBySystem, isTold, told.isOn]).toEqual([true, false, false])
    await choose(null)
    expect(told.isOn).toBe(true)
  })
})
