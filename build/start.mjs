// `npm start -- [--web | --desktop] [--fresh] [FILE]`: Electron where it is or can be had, else the same app in
// the system's browser, else its address.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

const { ROOT, StartError, sentences } = await import('./project.mjs').catch(askForInstall)
const { startDesktop } = await import('./start-desktop.mjs')
const { startWeb } = await import('./start-web.mjs')
const { freshBuild } = await import('./fresh-build.mjs')
const { sampleFile } = await import('./sample-file.mjs')
const { standingSecrets } = await import('./standing-links.mjs')

const { say, nameOf } = await sentences()
try {
  await start(readArguments())
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start({ isWeb, isDesktop, isFresh, given }) {
  const failure = freshBuild(() => console.log(say('startBuilding')))
  if (failure !== null) throw new StartError(`${say('startBuildFailed')}\n${failure}`)
  const file = given ?? (await sampleFile(isFresh, () => console.log(say('startSample'))))
  if (!isWeb) {
    // A window of the app has no link that could carry it.
    for (const { delegation, key } of standingSecrets(file))
      console.log(say('startPrivate', { delegation: nameOf(delegation), key }))
    if (await startDesktop({ root: ROOT, file, say })) return
  }
  if (isDesktop) throw new StartError(say('startDesktopFailed'))
  await startWeb({ file, isSample: given === null, say, nameOf })
}

function readArguments() {
  const { values, positionals } = parse()
  const [name] = positionals
  // npm runs scripts in the project's folder; the file was named from where the user stands.
  const given = name === undefined ? null : path.resolve(process.env.INIT_CWD ?? '.', name)
  if (given !== null && !existsSync(given))
    throw new StartError(say('startNoFile', { file: given }))
  return { isWeb: values.web, isDesktop: values.desktop, isFresh: values.fresh, given }
}

function parse() {
  const flag = { type: 'boolean', default: false }
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: { web: flag, desktop: flag, fresh: flag },
    })
    const isClear = parsed.positionals.length <= 1 && !(parsed.values.web && parsed.values.desktop)
    if (isClear) return parsed
  } catch {
    // An option that does not exist is answered like any other wrong use.
  }
  throw new StartError(say('startUsage'))
}

function askForInstall(error) {
  if (error.code !== 'MODULE_NOT_FOUND' && error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  // Without its packages the app cannot read its own message tables.
  console.error('Penholder needs its packages first: run "npm install", then "npm start".')
  process.exit(1)
}
