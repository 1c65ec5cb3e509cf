import type { MenuItemConstructorOptions } from 'electron'
import type { SpellingLanguage } from '../languages/spelling.ts'
import { commandItems, type ItemKit, type Items } from './menu-items.ts'

/** In which languages words are checked, and what is chosen of them; nothing is to be chosen where the system does it ([D21]). */
export type SpellingMenu = {
  readonly isBySystem: boolean
  /** Whether words are checked at all. */
  readonly isOn: boolean
  readonly offered: readonly SpellingLanguage[]
  readonly chosen: readonly SpellingLanguage[]
  /** Null leaves it to the system. */
  readonly choose: (languages: readonly SpellingLanguage[] | null) => unknown
}

/** Languages by their own names, as whoever writes in them looks for them. */
const NAMES: Readonly<Record<SpellingLanguage, string>> = {
  'en-GB': 'English',
  fr: 'Français',
  es: 'Español',
  ru: 'Русский',
}

/** The Edit menu. Undo and redo are no roles of the same name: on the tape they are the window's own. */
export function editItems(kit: ItemKit, spelling: SpellingMenu): Items {
  const { menu } = kit
  return [
    ...commandItems(ofFields(kit), ['undo', 'redo', '-']),
    { role: 'cut', label: menu.word('cut') },
    { role: 'copy', label: menu.word('copy') },
    { role: 'paste', label: menu.word('paste') },
    { role: 'delete', label: menu.word('delete') },
    { role: 'selectAll', label: menu.word('selectAll') },
    { type: 'separator' },
    ...commandItems(kit, ['find', 'replace', '-']),
    spellingItem(kit, spelling),
  ]
}

/** For what fields have, too, also those of the start window, and whoever sits there: on a Mac their keys come this way ([D37]). */
function ofFields(kit: ItemKit): ItemKit {
  return { ...kit, front: kit.front === 'start' ? 'negotiation' : kit.front, asker: null }
}

function spellingItem({ menu }: ItemKit, spelling: SpellingMenu): MenuItemConstructorOptions {
  const label = menu.word('spelling')
  if (spelling.isBySystem) {
    return { label, submenu: [spellingBySystem(menu.word('spellingBySystem'), spelling)] }
  }
  const { offered, chosen, choose } = spelling
  const languages = offered.map(
    (language): MenuItemConstructorOptions => ({
      id: `spelling-${language}`,
      type: 'checkbox',
      label: NAMES[language],
      checked: chosen.includes(language),
      click: ({ checked }) =>
        void choose(offered.filter((one) => (one === language ? checked : chosen.includes(one)))),
    }),
  )
  const off: MenuItemConstructorOptions = {
    id: 'spelling-off',
    type: 'checkbox',
    label: menu.word('spellingOff'),
    checked: !spelling.isOn,
    click: () => void choose([]),
  }
  return { label, submenu: [...languages, { type: 'separator' }, off] }
}

function spellingBySystem(
  label: string,
  { isOn, choose }: SpellingMenu,
): MenuItemConstructorOptions {
  const click: MenuItemConstructorOptions['click'] = ({ checked }) =>
    void choose(checked ? null : [])
  return { id: 'spelling-system', type: 'checkbox', label, checked: isOn, click }
}
