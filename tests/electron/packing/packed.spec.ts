import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, expect } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { en as editor } from '../../../shared/messages/editor.ts'
import { firstPage, startPoint, test } from '../support/desktop.ts'
import {
  filesIn,
  fusesOf,
  listLicences,
  type PackedApp,
  packApp,
  standInDistribution,
} from './packed-app.ts'

// The packed app, taken at its word: it is started as it would be installed, far from the checkout. All in one worker, for it is packed once
// and then once more.

test.describe.configure({ mode: 'default' })
test.skip(process.platform !== 'linux', 'the stand-in is a program for Linux')

const ROOT = path.resolve(import.meta.dirname, '../../..')
const FUSES = 9
/** What of the packages is not in the bundles, because it is native code or a font. */
const PACKAGES = [
  '@expo-google-fonts/amiri',
  '@expo-google-fonts/noto-serif',
  '@expo-google-fonts/noto-serif-sc',
  '@myriaddreamin/typst-ts-node-compiler',
  `@myriaddreamin/typst-ts-node-compiler-linux-${process.arch}-gnu`,
  '@photostructure/sqlite',
  'node-gyp-build',
]

let folder: string
let app: PackedApp
let again: PackedApp
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-packed-'))
  await listLicences()
  const distribution = await standInDistribution(path.join(folder, 'electron'), FUSES)
  const folders = ['one', 'other'].map((name) => path.join(folder, name))
  const [first, second] = await packApp(distribution, folders)
  if (first === undefined || second === undefined) throw new Error('not packed')
  app = first
  again = second
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

test('[D6] the archive holds all bundles, native code and fonts, and nothing of how they came to be', async () => {
  const files = filesIn(app.archive)
  const built = (await readdir(path.join(ROOT, 'out'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== 'licences.txt')
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
  expect(built).toContain('out/main/main.cjs')
  const packages = files.filter((name) => name.startsWith('node_modules/'))
  const rest = files.filter((name) => !packages.includes(name))
  expect(rest.toSorted()).toEqual([...built, 'package.json'].toSorted())
  const names = packages.map((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1])
  expect([...new Set(names)].toSorted()).toEqual(PACKAGES)
  expect(files.filter((name) => /\.(?:[cm]?tsx?|map)$|(?:^|\/)tests?\//.test(name))).toEqual([])
})

test('[D6] its fuses leave nothing open, and there is none that nobody has decided about', async () => {
  const fuses = await fusesOf(app.program)
  expect(fuses).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  })
  const electron = electronItself()
  if (electron !== null) expect(Object.keys(await fusesOf(electron))).toEqual(Object.keys(fuses))
})

test('[D6] packed once more it is the same archive, byte for byte', async () => {
  const [one, other] = await Promise.all([app, again].map(({ archive }) => digest(archive)))
  expect(one).toBe(other)
})

test('[D6] whose work is in it lies beside the archive', async () => {
  const text = await readFile(path.join(app.resources, 'licences.txt'), 'utf8')
  for (const name of PACKAGES) expect(text).toContain(`\n${name} `)
  expect(text).toContain('\nreact ')
})

test('[D6] the packed program shows the text of a file, and sets it as a PDF, with what is in it alone', async ({
  desktop,
}) => {
  const start = { executablePath: app.program, args: ['--lang=en-GB', await desktop.sample()] }
  const { program, pdf } = await lookAt(start, desktop.folder)
  expect(program).toEqual({ isPackaged: true, resources: app.resources })
  expect(pdf).toContain('The Security Council')
})

test('[D6] Electron itself reads the archive', async ({ desktop }) => {
  const electron = electronItself()
  test.skip(electron === null || !process.env.DISPLAY, 'Electron’s binary or a screen is missing')
  const args = ['--lang=en-GB', app.archive, await desktop.sample()]
  const { pdf } = await lookAt({ executablePath: electron ?? '', args }, desktop.folder)
  expect(pdf).toContain('The Security Council')
})

type Start = { readonly executablePath: string; readonly args: string[] }

/** Starts the app until its window shows the text; what the program says of itself, and the words of the PDF that it makes. */
async function lookAt(start: Start, cwd: string) {
  const { NODE_PATH: _, ...rest } = process.env
  const env = { ...rest, PENHOLDER_USER_DATA: path.join(cwd, 'user-data') } as Record<
    string,
    string
  >
  const isRoot = process.getuid?.() === 0
  const args = [...(isRoot ? ['--no-sandbox'] : []), ...start.args]
  const running = await _electron.launch({ ...start, args, env, cwd })
  try {
    const page = await firstPage(running)
    const text = page.getByRole('textbox', { name: editor.labelMarkup })
    await expect(text).toContainText('Council')
    return { program: await selfOf(running), pdf: await pdfOf(await startPoint(page)) }
  } finally {
    await running.close()
  }
}

function selfOf(running: ElectronApplication) {
  return running.evaluate(({ app: { isPackaged } }) => ({
    isPackaged,
    resources: process.resourcesPath,
  }))
}

async function pdfOf({ http, session }: { http: string; session: unknown }): Promise<string> {
  const { session: token } = session as { session: string }
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${http}/api/export?format=pdf`, { headers })
  expect(answer.status).toBe(200)
  const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  return (await extractText(document, { mergePages: true })).text
}

async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

/** Electron's own executable, if somebody has fetched it. */
function electronItself(): string | null {
  const binary = path.join(ROOT, 'node_modules/electron/dist/electron')
  return existsSync(binary) ? binary : null
}
