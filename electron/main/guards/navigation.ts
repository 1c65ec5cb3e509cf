import { type App, BrowserWindow, dialog, shell, type WebContents } from 'electron'
import type { Say } from '../messages.ts'
import { isAppAddress } from './app-origin.ts'

/**
 * Keeps every page where it is: no foreign page, no new window, no page in a page. A link goes to the system's browser
 * if the user wants it to.
 */
export function guardNavigation(app: App, say: () => Say): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isAppAddress(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isAppAddress(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      offerLink(contents, url, say()).catch(console.error)
      return { action: 'deny' }
    })
  })
}

/** Pages whose last link the user has not yet decided on: a page cannot cover the screen with questions. */
const asking = new WeakSet<WebContents>()

/** The words of a link may say anything; the user is shown where it leads. */
async function offerLink(contents: WebContents, url: string, say: Say): Promise<void> {
  // Anything but https could start another program with an argument of the page's choosing.
  if (!url.startsWith('https://') || !URL.canParse(url) || asking.has(contents)) return
  const window = BrowserWindow.fromWebContents(contents)
  if (window === null) return
  asking.add(contents)
  const { host, href } = new URL(url)
  const { response } = await dialog
    .showMessageBox(window, {
      type: 'question',
      message: say('linkAsk', { host }),
      detail: href,
      buttons: [say('linkOpen'), say('cancel')],
      defaultId: 1,
      cancelId: 1,
    })
    .finally(() => asking.delete(contents))
  if (response === 0) await shell.openExternal(href)
}
