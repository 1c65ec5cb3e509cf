import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The arrows of ARCHITECTURE.md are only true if somebody notices when they are broken. A small tree with the
// project's own biome.json and tsconfig files is laid out in a temporary folder, one violation an arrow is
// planted in it, and each must be reported by Biome or by the compiler. The same tree without the
// violations must be clean, or the test would prove nothing.

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Modules that a violation may point at, one for each layer. */
const LAYERS = [
  'shared/base',
  'shared/messages',
  'shared/domain',
  'shared/protocol',
  'shared/ydoc',
  'shared/formats',
  'server',
  'renderer/session',
  'renderer/editor',
  'renderer/panels/outline',
  'renderer/panels/proposals',
  'renderer/app',
  'renderer/ui',
  'electron/main',
  'electron/preload',
  'tests/sample',
] as const

/** `from` must not import `to`: a layer of ours, a package or a built-in. */
const FORBIDDEN: readonly (readonly [from: string, to: string])[] = [
  ['shared/base', 'shared/domain'],
  ['shared/base', 'yjs'],
  ['shared/messages', 'shared/domain'],
  ['shared/messages', 'yjs'],
  ['shared/domain', 'shared/messages'],
  ['shared/domain', 'shared/ydoc'],
  ['shared/domain', 'shared/protocol'],
  ['shared/domain', 'shared/formats'],
  ['shared/domain', 'yjs'],
  ['shared/protocol', 'shared/ydoc'],
  ['shared/protocol', 'shared/formats'],
  ['shared/protocol', 'shared/messages'],
  ['shared/ydoc', 'shared/protocol'],
  ['shared/ydoc', 'shared/formats'],
  ['shared/ydoc', 'shared/messages'],
  ['shared/formats', 'shared/ydoc'],
  ['shared/formats', 'shared/protocol'],
  ['shared/formats', 'node:fs'],
  ['shared/formats', 'yjs'],
  ['shared/ydoc', 'server'],
  ['shared/domain', 'server'],
  ['shared/formats', 'server'],
  ['shared/protocol', 'renderer/session'],
  ['server', 'renderer/session'],
  ['server', 'electron/main'],
  ['server', 'electron'],
  ['server', 'react'],
  ['server', 'lexical'],
  ['renderer/session', 'server'],
  ['renderer/app', 'electron/main'],
  ['renderer/app', 'electron'],
  ['renderer/app', 'ws'],
  ['renderer/app', 'node:fs'],
  ['renderer/session', 'renderer/editor'],
  ['renderer/session', 'renderer/panels/outline'],
  ['renderer/session', 'renderer/app'],
  ['renderer/session', 'renderer/ui'],
  ['renderer/session', 'lexical'],
  ['renderer/editor', 'renderer/panels/outline'],
  ['renderer/editor', 'renderer/app'],
  ['renderer/panels/outline', 'renderer/app'],
  ['renderer/panels/outline', 'renderer/panels/proposals'],
  ['renderer/panels/outline', 'yjs'],
  ['renderer/panels/outline', 'lexical'],
  ['renderer/ui', 'shared/domain'],
  ['renderer/ui', 'renderer/session'],
  ['renderer/ui', 'yjs'],
  ['electron/preload', 'shared/ydoc'],
  ['electron/preload', 'shared/formats'],
  ['electron/preload', 'server'],
  ['electron/preload', 'node:fs'],
  ['electron/preload', 'yjs'],
  ['electron/main', 'renderer/app'],
  ['electron/main', 'electron/preload'],
]

/** The arrows themselves: `from` may import `to`. */
const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ['shared/domain', 'shared/base'],
  ['shared/messages', 'shared/base'],
  ['shared/protocol', 'shared/domain'],
  ['shared/ydoc', 'shared/domain'],
  ['shared/ydoc', 'yjs'],
  ['shared/formats', 'shared/domain'],
  ['shared/formats', 'shared/messages'],
  ['server', 'shared/ydoc'],
  ['server', 'shared/formats'],
  ['server', 'node:fs'],
  ['renderer/session', 'shared/ydoc'],
  ['renderer/editor', 'renderer/session'],
  ['renderer/editor', 'lexical'],
  ['renderer/panels/outline', 'renderer/editor'],
  ['renderer/panels/outline', 'renderer/ui'],
  ['renderer/app', 'renderer/panels/outline'],
  ['renderer/ui', 'react'],
  ['electron/main', 'server'],
  ['electron/main', 'node:fs'],
  ['electron/preload', 'shared/protocol'],
]

const tree = mkdtempSync(path.join(tmpdir(), 'penholder-layers-'))
let biome = ''
let compiler = ''

beforeAll(() => {
  for (const file of ['biome.json', 'tsconfig.json', 'build/tsconfig.base.json']) copy(file)
  for (const project of [
    'shared',
    'server',
    'renderer',
    'electron/main',
    'electron/preload',
    'tests',
  ]) {
    copy(`${project}/tsconfig.json`)
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree, 'node_modules'))
  keepCompilerOutputInside(tree)
  for (const layer of LAYERS) write(`${layer}/layer.ts`, 'export const layer = 1\n')
  for (const [index, [from, to]] of ALLOWED.entries()) plant(from, `allowed-${index}`, to)
  expect(run('@biomejs/biome/bin/biome', 'lint', '.')).toMatchObject({ status: 0 })
  expect(run('typescript/bin/tsc', '-b')).toMatchObject({ status: 0 })
  for (const [index, [from, to]] of FORBIDDEN.entries()) {
    plant(from, planted(index), to)
  }
  write('shared/domain/planted-clock.ts', 'export const now = Date.now()\n')
  write('shared/domain/planted-window.ts', 'export const title = document.title\n')
  biome = run(
    '@biomejs/biome/bin/biome',
    'lint',
    '--reporter=github',
    '--max-diagnostics=1000',
    '.',
  ).output
  for (const project of ['shared', 'server', 'renderer', 'electron/main', 'electron/preload']) {
    compiler += run('typescript/bin/tsc', '-p', project).output
  }
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

describe('the arrows between the folders', () => {
  for (const [index, [from, to]] of FORBIDDEN.entries()) {
    it(`${from} cannot import ${to}`, () => {
      const file = `${from}/${planted(index)}.ts`
      expect(reports(file, 'noRestrictedImports') || doesNotCompile(file)).toBe(true)
    })
  }

  it('the domain cannot read the clock', () => {
    expect(reports('planted-clock.ts', 'noRestrictedGlobals')).toBe(true)
  })

  it('portable code cannot reach for the window', () => {
    expect(doesNotCompile('planted-window.ts')).toBe(true)
  })
})

const reports = (file: string, rule: string): boolean =>
  biome.split('\n').some((line) => line.includes(`/${rule},`) && line.includes(file))

const doesNotCompile = (file: string): boolean =>
  compiler
    .split('\n')
    .some(
      (line) => line.includes(`${file}(`) && / error TS(2307|2584|2591|2792|6059|6307)/.test(line),
    )

const planted = (index: number): string => `planted-${index}-end`

function plant(from: string, name: string, to: string): void {
  write(
    `${from}/${name}.ts`,
    `import * as there from '${specifier(from, to)}'\n\nexport const here = there\n`,
  )
}

function specifier(from: string, to: string): string {
  if (!LAYERS.some((layer) => layer === to)) return to
  return path.posix.relative(from, `${to}/layer.ts`).replace(/^(?!\.)/, './')
}

function copy(file: string): void {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
  cpSync(path.join(ROOT, file), path.join(tree, file))
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
  writeFileSync(path.join(tree, file), text)
}

/** The real node_modules is linked into the tree: without this the compiler would write its cache there. */
function keepCompilerOutputInside(folder: string): void {
  for (const project of [
    'shared',
    'server',
    'renderer',
    'electron/main',
    'electron/preload',
    'tests',
  ]) {
    const file = path.join(folder, project, 'tsconfig.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('node_modules/.cache/types', '.types'))
  }
}

function run(bin: string, ...args: string[]): { status: number | null; output: string } {
  const script = path.join(ROOT, 'node_modules', bin)
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return { status, output: stdout + stderr }
}
