import i18next from 'i18next'
import { afterAll, vi } from 'vitest'

// Files that share a worker share its modules, and those that draw share a window: each finds it as the first one did, with
// nothing kept in it, parts that teach their words anew, and English.
if (typeof document !== 'undefined') {
  localStorage.clear()
  sessionStorage.clear()
  vi.resetModules()
}
afterAll(async () => {
  if (i18next.isInitialized && i18next.language !== 'en') await i18next.changeLanguage('en')
})
