import i18next from 'i18next'
import { afterAll } from 'vitest'

// Files that share a worker share the language that the window speaks: whoever has changed it leaves English behind.
afterAll(async () => {
  if (i18next.isInitialized && i18next.language !== 'en') await i18next.changeLanguage('en')
})
