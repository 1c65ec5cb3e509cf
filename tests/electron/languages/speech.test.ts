import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeptLanguage, speechIn } from '../../../electron/main/languages/speech.ts'
import { userFile } from '../../../electron/main/memory/user-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-speech-'))
})
afterEach(() => rm(folder, { recursive: true }))

const file = () => path.join(folder, 'language.json')
async function speech(...system: readonly string[]) {
  const spoken = speechIn(userFile(file(), KeptLanguage, null), () => system)
  await spoken.begin()
  return spoken
}

describe('[D39] the language of the app', () => {
  it('is the system’s: menus in French, sentences in English', async () => {
    const { menu, say, locale } = await speech('fr-FR', 'en-GB')
    expect(menu.word('bar_edit')).toBe('Édition')
    expect(menu.commandName('do_bold')).toBe('Gras')
    expect(say('cancel')).toBe('Cancel')
    expect(locale()).toBe('en')
  })

  it('is the one that was chosen from then on, for whoever speaks already, and after the next start', async () => {
    const spoken = await speech('fr-FR')
    const { say, menu } = spoken
    const heard: string[] = []
    const stop = spoken.listen(() => heard.push(menu.word('bar_file')))
    await spoken.speak('zh')
    expect([say('cancel'), menu.word('bar_file'), spoken.locale()]).toEqual(['取消', '文件', 'zh'])
    stop()
    await spoken.speak('en')
    expect(heard).toEqual(['文件'])
    await spoken.speak('zh')
    expect((await speech('fr-FR')).say('cancel')).toBe('取消')
  })

  it('is the system’s where what was kept says nothing', async () => {
    await writeFile(file(), '"tlh"')
    expect((await speech('ru-RU')).menu.word('bar_file')).toBe('Файл')
  })
})
