import { describe, expect, it } from 'vitest'
import { translator } from '../../../server/messages.ts'
import { en as commands } from '../../../shared/messages/commands.ts'
import { LANGUAGES, languageAmong, localeIn } from '../../../shared/messages/locales.ts'
import { prepared } from '../../../shared/messages/menu/prepared.ts'
import { en, zh } from '../../../shared/messages/menu/words.ts'

const BAR = Object.keys(en).filter((key) => key.startsWith('bar_'))
const tables = Object.entries({ zh: { menu: zh, commands: {} }, ...prepared })

describe('[D39] the words of the menu bar', () => {
  it.each(tables)(
    '%s has every word of the bar itself, each a word of its own',
    (_language, { menu }) => {
      const words: Readonly<Record<string, string>> = menu
      expect(BAR.length).toBe(9)
      const said = BAR.map((key) => words[key])
      expect(said.every(Boolean)).toBe(true)
      expect(new Set(said).size).toBe(BAR.length)
    },
  )

  it.each(tables)('%s has no word that English lacks, and no empty one', (_language, table) => {
    expect(Object.keys(table.menu).filter((key) => !(key in en))).toEqual([])
    expect(Object.keys(table.commands).filter((key) => !(key in commands))).toEqual([])
    const said = [...Object.values(table.menu), ...Object.values(table.commands)]
    expect(said.filter((word) => word.trim() === '')).toEqual([])
  })

  it.each(tables)('%s keeps the place of what is put into a word', (_language, { menu }) => {
    const places = (text: string) => text.match(/\{\{\w+\}\}/g) ?? []
    const words: Readonly<Record<string, string>> = menu
    for (const [key, word] of Object.entries(words))
      expect(places(word), key).toEqual(places(Reflect.get(en, key)))
  })

  it('French is spoken word by word, and what it lacks is said in English', () => {
    const say = translator('fr')
    expect(say('menu:bar_file')).toBe('Fichier')
    expect(say('commands:do_bold')).toBe('Gras')
    expect(say('menu:hide', { app: 'Penholder' })).toBe('Masquer Penholder')
    expect(say('commands:do_nextRegion')).toBe(commands.do_nextRegion)
    expect(say('shell:cancel')).toBe('Cancel')
  })
})

describe('[D39] the language', () => {
  it.each([
    [['fr-CH', 'en'], 'fr'],
    [['de-DE', 'zh-Hant-TW', 'fr'], 'zh'],
    [['pt_BR', 'es_MX'], 'es'],
    [['ar-EG'], 'ar'],
    [['de', 'C'], 'en'],
    [[], 'en'],
  ] as const)('of a system that prefers %j is %s', (tags, language) => {
    expect(languageAmong(tags)).toBe(language)
  })

  it('of sentences is Chinese for who reads Chinese, and English else', () => {
    expect(LANGUAGES.map(localeIn)).toEqual(['en', 'zh', 'en', 'en', 'en', 'en'])
  })
})
