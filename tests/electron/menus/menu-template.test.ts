import type { BrowserWindow, MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { speechIn } from '../../../electron/main/languages/speech.ts'
import { frontOf, negotiationOf } from '../../../electron/main/menus/front.ts'
import { NOT_IN_MENU } from '../../../electron/main/menus/menu-plan.ts'
import { type MenuWorld, menuTemplate } from '../../../electron/main/menus/menu-template.ts'
import { LANGUAGES, type Language } from '../../../shared/messages/locales.ts'
import { en, zh } from '../../../shared/messages/menu/words.ts'
import { COMMANDS, keysAsWritten, keysFor } from '../../../shared/protocol/command-list.ts'

const PLATFORMS = ['darwin', 'win32', 'linux'] as const
const SPOKEN = { en, zh } as const
const CASES = PLATFORMS.flatMap((platform) => [
  { platform, language: 'en' as const },
  { platform, language: 'zh' as const },
])

/** What Electron gives these roles if nothing is said, on a Mac and elsewhere. */
const ROLE_KEYS: Readonly<Record<string, readonly [mac: string, elsewhere: string]>> = {
  cut: ['CmdOrCtrl+X', 'CmdOrCtrl+X'],
  copy: ['CmdOrCtrl+C', 'CmdOrCtrl+C'],
  paste: ['CmdOrCtrl+V', 'CmdOrCtrl+V'],
  selectAll: ['CmdOrCtrl+A', 'CmdOrCtrl+A'],
  minimize: ['CmdOrCtrl+M', 'CmdOrCtrl+M'],
  zoomIn: ['CmdOrCtrl+Plus', 'CmdOrCtrl+Plus'],
  zoomOut: ['CmdOrCtrl+-', 'CmdOrCtrl+-'],
  resetZoom: ['CmdOrCtrl+0', 'CmdOrCtrl+0'],
  togglefullscreen: ['Ctrl+CmdOrCtrl+F', 'F11'],
  quit: ['CmdOrCtrl+Q', 'CmdOrCtrl+Q'],
  hide: ['CmdOrCtrl+H', ''],
  hideOthers: ['CmdOrCtrl+Alt+H', ''],
}

type Item = MenuItemConstructorOptions
const WINDOW = { id: 1 } as unknown as BrowserWindow

async function bar(change: Partial<MenuWorld> & { language?: Language } = {}) {
  const { language = 'en', ...rest } = change
  const kept = { read: async () => language, write: async () => undefined }
  const speech = speechIn(kept, () => [])
  await speech.begin()
  const did: unknown[] = []
  const notes = (name: string) => (given?: unknown) => void did.push([name, given])
  const world: MenuWorld = {
    ...{
      platform: 'linux',
      menu: speech.menu,
      front: 'negotiation',
      asker: null,
      app: 'Penholder',
    },
    ...{ isPackaged: false, isQuiet: false, recent: [] },
    spelling: {
      ...{ isBySystem: false, isOn: true, offered: ['en-GB', 'fr'], chosen: ['fr'] },
      choose: notes('spell'),
    },
    command: (id, window) => void did.push([id, window]),
    windowOf: () => WINDOW,
    act: {
      ...{ start: notes('start'), open: notes('open'), openFile: notes('openFile') },
      ...{ openSample: notes('openSample'), saveCopy: notes('saveCopy') },
      ...{ showRoom: notes('showRoom'), beQuiet: notes('beQuiet'), close: notes('close') },
      ...{ copyDiagnostics: notes('copyDiagnostics'), showLog: notes('showLog') },
      ...{ showLicences: notes('showLicences'), checkUpdates: notes('checkUpdates') },
      newWindow: notes('newWindow'),
    },
    ...rest,
  }
  const template = menuTemplate(world)
  const items = flat(template)
  const find = (id: string): Item => {
    const found = items.find((one) => one.id === id || one.role === id)
    if (!found) throw new Error(`no item ${id}`)
    return found
  }
  const choose = (id: string, checked = false): void =>
    void find(id).click?.({ checked } as never, undefined, undefined as never)
  return { template, items, find, choose, did }
}

/** All items, of menus within menus too. */
function flat(items: readonly Item[]): Item[] {
  return items.flatMap((one) => [one, ...(Array.isArray(one.submenu) ? flat(one.submenu) : [])])
}

function submenu(template: readonly Item[], label: string): Item[] {
  const found = template.find((one) => one.label === label)?.submenu
  return Array.isArray(found) ? found : []
}

/** `CmdOrCtrl+Shift+K` as the help would write it. */
function written(accelerator: string): string {
  const names = { CmdOrCtrl: 'Ctrl', Up: '↑', Down: '↓', Delete: 'Del', Backspace: '⌫' }
  return accelerator
    .split('+')
    .map((part) => Object.entries(names).find(([name]) => name === part)?.[1] ?? part)
    .join(' ')
}

describe.each(CASES)('[D38] the menu bar on $platform in $language', ({ platform, language }) => {
  it('has every menu, the app’s own first on a Mac', async () => {
    const words = SPOKEN[language]
    const { template } = await bar({ platform, language })
    expect(template.map(({ label }) => label)).toEqual([
      ...(platform === 'darwin' ? ['Penholder'] : []),
      ...[words.bar_file, words.bar_edit, words.bar_view, words.bar_format, words.bar_positions],
      ...[words.bar_proposals, words.bar_history, words.bar_window, words.bar_help],
    ])
  })

  it('gives no keys twice, those of the system’s own entries included', async () => {
    const { items } = await bar({ platform, language })
    const keys = items.flatMap(({ accelerator, role }) => {
      const [mac, elsewhere] = ROLE_KEYS[role ?? ''] ?? ['', '']
      const used = accelerator ?? (platform === 'darwin' ? mac : elsewhere)
      return used === '' ? [] : [used]
    })
    expect(keys.length).toBeGreaterThan(COMMANDS.length)
    expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([])
  })

  it('shows the keys that the help shows, and leaves them to the page', async () => {
    const { items } = await bar({ platform, language })
    const isMac = platform === 'darwin'
    const shown = COMMANDS.filter(({ id }) => NOT_IN_MENU[id] === undefined).map(({ id }) => {
      const { accelerator = '', registerAccelerator } = items.find((one) => one.id === id) ?? {}
      return [id, written(String(accelerator)), registerAccelerator]
    })
    const helped = COMMANDS.filter(({ id }) => NOT_IN_MENU[id] === undefined)
    expect(shown).toEqual(
      helped.map(({ id }) => [id, keysAsWritten(keysFor(id, isMac), false), false]),
    )
  })

  it('has a word for every entry, and no entry twice', async () => {
    const { items } = await bar({ platform, language })
    const nameless = items.filter(({ type, label }) => type !== 'separator' && !label)
    expect(nameless).toEqual([])
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('[D38] the menu bar', () => {
  it('has every command of the window, but those that are left out with a reason', async () => {
    const { items } = await bar()
    const there = new Set(items.map(({ id }) => id))
    const missing = COMMANDS.filter(({ id }) => !there.has(id)).map(({ id }) => id)
    expect(missing).toEqual(Object.keys(NOT_IN_MENU))
    expect(Object.values(NOT_IN_MENU).every((reason) => reason.length > 10)).toBe(true)
  })

  it('keeps to the manners of a Mac', async () => {
    const { template, items, find } = await bar({ platform: 'darwin' })
    const own = submenu(template, 'Penholder')
    expect(own.flatMap(({ role }) => role ?? [])).toEqual([
      ...['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
    ])
    expect(own.map(({ label }) => label)).toContain('Quit Penholder')
    expect(flat(submenu(template, 'File')).some(({ role }) => role === 'quit')).toBe(false)
    expect(find('recentDocuments').submenu).toMatchObject([{ role: 'clearRecentDocuments' }])
    expect(items.filter(({ role }) => role === 'about')).toHaveLength(1)
    expect(find('replace').accelerator).toBe('CmdOrCtrl+Shift+H')
    expect(find('redo').accelerator).toBe('CmdOrCtrl+Shift+Z')
  })

  it.each(['win32', 'linux'] as const)('keeps to the manners of %s', async (platform) => {
    const { template } = await bar({ platform })
    const last = submenu(template, 'File').at(-1)
    expect(last).toMatchObject({ role: 'quit', label: platform === 'win32' ? 'Exit' : 'Quit' })
    expect(submenu(template, 'Help').at(-1)).toMatchObject({
      role: 'about',
      label: 'About Penholder',
    })
  })

  it('speaks the app’s menu in the language of the app', async () => {
    const { template } = await bar({ platform: 'darwin', language: 'zh' })
    expect(submenu(template, 'Penholder').map(({ label }) => label)).toEqual(
      expect.arrayContaining(['关于 Penholder', '服务', '隐藏 Penholder', '退出 Penholder']),
    )
  })

  it('shows its tools for developers in a checkout alone', async () => {
    expect((await bar()).items.some(({ role }) => role === 'toggleDevTools')).toBe(true)
    const installed = (await bar({ isPackaged: true })).items
    expect(installed.some(({ role }) => role === 'toggleDevTools')).toBe(false)
  })

  it('withholds in the start window what needs a negotiation, but a step back in its fields', async () => {
    const { items, find } = await bar({ front: 'start' })
    const open = COMMANDS.filter(({ id }) => items.find((one) => one.id === id)?.enabled)
    expect(open.map(({ id }) => id)).toEqual(['undo', 'redo'])
    for (const id of ['saveCopy', 'share', 'roomWindow', 'exportPdf'])
      expect(find(id).enabled, id).toBe(false)
    for (const id of ['newFromNote', 'joinByLink', 'open', 'close'])
      expect(find(id).enabled, id).toBe(true)
  })

  it('offers with the room’s screen in front what concerns its negotiation as a whole', async () => {
    const { items, find } = await bar({ front: 'room' })
    const open = COMMANDS.filter(({ id }) => items.find((one) => one.id === id)?.enabled)
    expect(open.map(({ id }) => id)).toEqual(['share'])
    expect(find('saveCopy').enabled).toBe(true)
    expect(find('roomWindow').enabled).toBe(true)
  })

  it.each([
    [
      'an observer',
      { mayWrite: false, holdsPen: false, mayRemark: true, maySpeak: false },
      ['all'],
    ],
    [
      'a delegation',
      { mayWrite: true, holdsPen: false, mayRemark: true, maySpeak: true },
      ['all', 'writer', 'remarker', 'speaker', 'commenter'],
    ],
    [
      'a delegation while the text rests under silence',
      { mayWrite: false, holdsPen: false, mayRemark: true, maySpeak: true },
      ['all', 'speaker', 'commenter'],
    ],
    [
      'the secretariat with the pen',
      { mayWrite: true, holdsPen: true, mayRemark: false, maySpeak: true },
      ['all', 'writer', 'pen', 'commenter'],
    ],
  ] as const)('offers %s no command that is not open to it', async (_who, asker, whose) => {
    const { items, find } = await bar({ asker })
    const offered = COMMANDS.filter(({ id }) => items.find((one) => one.id === id)?.enabled)
    const inBar = COMMANDS.filter(({ id }) => items.some((one) => one.id === id))
    const open: readonly string[] = whose
    expect(offered).toEqual(
      inBar.filter((one) => open.includes(one.for) || one.id === 'undo' || one.id === 'redo'),
    )
    // What is saved of the text is everybody's.
    for (const id of ['exportPdf', 'exportText', 'saveCopy']) expect(find(id).enabled).toBe(true)
  })

  it('sends commands to the window, and does itself what is the app’s', async () => {
    const { choose, did } = await bar()
    choose('revisions')
    choose('newFromNote')
    choose('joinByLink')
    choose('startWindow')
    choose('newWindow')
    choose('saveCopy')
    choose('quiet', true)
    expect(did).toEqual([
      ...[
        ['revisions', WINDOW],
        ['start', 'new'],
        ['start', 'join'],
        ['start', null],
      ],
      ...[
        ['newWindow', WINDOW],
        ['saveCopy', WINDOW],
        ['beQuiet', true],
      ],
    ])
  })

  it('lists what was open before, wherever the system has no list of its own', async () => {
    const { find, did } = await bar({ recent: ['/work/A & B.penholder', '/old/A.penholder'] })
    const files = find('openRecent').submenu as Item[]
    expect(files.map(({ label }) => label)).toEqual(['A && B – /work', 'A – /old'])
    files[1]?.click?.(undefined as never, undefined, undefined as never)
    expect(did).toEqual([['openFile', '/old/A.penholder']])
    const none = (await bar()).find('openRecent').submenu as Item[]
    expect(none).toMatchObject([{ label: en.noRecent, enabled: false }])
  })

  it('[D21] has a language to be checked for each dictionary, and “off”', async () => {
    const { find, choose, did } = await bar()
    expect(find('spelling-fr')).toMatchObject({ checked: true, label: 'Français' })
    expect(find('spelling-en-GB').checked).toBe(false)
    choose('spelling-en-GB', true)
    choose('spelling-fr', false)
    choose('spelling-off')
    expect(did).toEqual([
      ['spell', ['en-GB', 'fr']],
      ['spell', []],
      ['spell', []],
    ])
  })

  it('[D21] leaves the language to the system on a Mac, where it can be turned off and on', async () => {
    const spelling = { isBySystem: true, isOn: true, offered: [], chosen: [] }
    const asked: unknown[] = []
    const choose = (languages: unknown) => asked.push(languages)
    const mac = await bar({ platform: 'darwin', spelling: { ...spelling, choose } })
    expect(mac.find('spelling-system').checked).toBe(true)
    mac.choose('spelling-system', false)
    mac.choose('spelling-system', true)
    expect(asked).toEqual([[], null])
  })

  it.each(LANGUAGES)('[D39] speaks %s in its menus and its commands', async (language) => {
    const { find, template } = await bar({ language })
    const said = [template[0]?.label, find('bold').label, find('quit').label]
    expect(said).toEqual(
      {
        en: ['File', 'Bold', 'Quit'],
        zh: ['文件', '粗体', '退出'],
        fr: ['Fichier', 'Gras', 'Quitter'],
        es: ['Archivo', 'Negrita', 'Salir'],
        ru: ['Файл', 'Полужирный', 'Выйти'],
        ar: ['ملف', 'غامق', 'إنهاء'],
      }[language],
    )
  })
})

describe('[D38] the window that is meant', () => {
  const page = (id: number) => ({ webContents: { id } }) as unknown as BrowserWindow
  const own = page(1)
  const room = page(2)
  const start = page(3)
  const rooms = {
    besideOf: (contents: unknown) => (contents === room.webContents ? { window: own } : null),
  }
  const startWindow = { has: (contents: unknown) => contents === start.webContents }

  it('is the negotiation’s with the room’s screen in front, and the one in front else', () => {
    expect(negotiationOf(room, rooms)).toBe(own)
    expect(negotiationOf(own, rooms)).toBe(own)
    expect(negotiationOf(null, rooms)).toBeNull()
  })

  it('is known for what it is', () => {
    const kinds = [own, room, start].map((window) => frontOf(window, rooms, startWindow))
    expect(kinds).toEqual(['negotiation', 'room', 'start'])
  })
})
