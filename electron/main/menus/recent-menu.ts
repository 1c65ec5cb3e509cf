import path from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { ItemKit } from './menu-items.ts'

/** “Open recent”: the system's own list on a Mac, elsewhere what the start window lists of this machine. */
export function recentItem(
  { platform, menu }: ItemKit,
  recent: readonly string[],
  open: (file: string) => unknown,
): MenuItemConstructorOptions {
  const label = menu.word('openRecent')
  if (platform === 'darwin') {
    const clear = { role: 'clearRecentDocuments', label: menu.word('clearRecent') } as const
    return { role: 'recentDocuments', label, submenu: [clear] }
  }
  const none = { label: menu.word('noRecent'), enabled: false }
  const files = recent.map((file) => ({ label: nameOf(file), click: () => void open(file) }))
  return { id: 'openRecent', label, submenu: files.length > 0 ? files : [none] }
}

/** With its folder, since two negotiations may have files of one name. An ampersand would mark a key. */
function nameOf(file: string): string {
  const name = `${path.basename(file, '.penholder')} – ${path.dirname(file)}`
  return name.replaceAll('&', '&&')
}
