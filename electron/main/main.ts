import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { app } from 'electron'
import { filesAmong, linksAmong } from './arguments.ts'
import { registerAppScheme } from './guards/app-protocol.ts'
import { guardNavigation } from './guards/navigation.ts'
import { makeKnown } from './known-to-system.ts'
import { KeptLanguage, speechIn } from './languages/speech.ts'
import { systemLanguages } from './languages/system-languages.ts'
import { userFile } from './memory/user-file.ts'
import { startShell } from './shell.ts'

// What must happen before the app is ready, and nothing else: the rest is in shell.ts.

const userData = process.env.PENHOLDER_USER_DATA
if (userData !== undefined) {
  mkdirSync(userData, { recursive: true })
  app.setPath('userData', userData)
}
registerAppScheme()

if (app.requestSingleInstanceLock()) begin()
else app.exit(0)

function begin(): void {
  app.enableSandbox()
  makeKnown(app, process.platform)
  // The system's language is known once the app is ready, before every page.
  const kept = userFile(path.join(app.getPath('userData'), 'language.json'), KeptLanguage, null)
  const speech = speechIn(kept, systemLanguages)
  guardNavigation(app, () => speech.say)
  // macOS names files before the app is ready; they wait for it.
  const early: string[] = []
  let open = (file: string): void => {
    early.push(file)
  }
  app.on('open-file', (event, file) => {
    event.preventDefault()
    open(file)
  })
  // As it does links; elsewhere both are on the command line.
  const earlyLinks: string[] = []
  let join = (link: string): void => {
    earlyLinks.push(link)
  }
  app.on('open-url', (event, link) => {
    event.preventDefault()
    join(link)
  })
  app
    .whenReady()
    .then(async () => {
      await speech.begin()
      const shell = await startShell(speech)
      open = shell.open
      join = shell.join
      app.on('second-instance', (_event, argv, folder) =>
        shell.comeForward(filesAmong(argv, folder), linksAmong(argv)),
      )
      await shell.openFirst(
        [...filesAmong(process.argv, process.cwd()), ...early],
        [...linksAmong(process.argv), ...earlyLinks],
      )
    })
    .catch((error: unknown) => {
      console.error(error)
      app.exit(1)
    })
}
