import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

// The project's own TypeScript, for the scripts in this folder, which run before anything is built.

export const ROOT = path.resolve(import.meta.dirname, '..')
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** A module of the project, such as `server/messages.ts`. */
export async function importProject(file) {
  // One registration: each would have modules of its own, and Yjs must not be there twice.
  typescript ??= import('tsx/esm/api').then(({ register }) => register({ namespace: 'start' }))
  return (await typescript).import(pathToFileURL(path.join(ROOT, file)).href, import.meta.url)
}

let typescript = null

/** Sentences of the message table `shell` in the language of this user's environment. */
export async function sentences() {
  const translate = await translation()
  return {
    say: (key, values) => translate(`shell:${key}`, values),
    nameOf: (code) => translate(`delegations:${code}`),
  }
}

/** One sentence that says what is the matter with a `.penholder` file. */
export async function fileSentence(error) {
  const { fileErrorSentence } = await importProject('server/file-errors.ts')
  return fileErrorSentence(error, await translation())
}

async function translation() {
  const { localeOf, translator } = await importProject('server/messages.ts')
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return translator(localeOf(LC_ALL || LC_MESSAGES || LANG))
}

/** Starts a command of `penholder`; its output is piped. */
export function penholder(...args) {
  const cli = path.join(ROOT, 'server/cli.ts')
  return spawn(process.execPath, ['--import', TSX, cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What a command of `penholder` prints; throws what it said on standard error if it failed. */
export async function runPenholder(...args) {
  const child = penholder(...args)
  const [printed, said] = [[], []]
  child.stdout.on('data', (bytes) => printed.push(bytes))
  child.stderr.on('data', (bytes) => said.push(bytes))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new StartError(Buffer.concat(said).toString().trim())
  return Buffer.concat(printed).toString()
}

/** What went wrong, as a sentence that the user can act on. */
export class StartError extends Error {}
