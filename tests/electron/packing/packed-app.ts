import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

// The app as `npm run package` leaves it before an installer is made of it: of the real bundles, by the real packager, with the project's
// own configuration. In Electron's place is a distribution whose executable is the stand-in, with fuses in it.

const ROOT = path.resolve(import.meta.dirname, '../../..')
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const run = promisify(execFile)

/** How a fuse that is on stands in the executable: the character `1`. */
const ON = 49
/** Which fuses an executable has, by place. */
type Fuses = {
  readonly FuseV1Options: Readonly<Record<string, number | string>>
  getCurrentFuseWire(executable: string): Promise<Readonly<Record<string, number>>>
}
type Asar = { listPackage(archive: string, options: object): string[] }
const fuses: Fuses = builder('@electron/fuses')
const asar: Asar = builder('@electron/asar')

export type PackedApp = {
  readonly program: string
  readonly resources: string
  readonly archive: string
}

/** Packs what is built for the machine that this is, as often as there are folders. */
export async function packApp(
  distribution: string,
  folders: readonly string[],
): Promise<readonly PackedApp[]> {
  const script = path.join(import.meta.dirname, 'pack.mjs')
  await run(process.execPath, [script, distribution, ...folders])
  return Promise.all(folders.map(packedIn))
}

async function packedIn(folder: string): Promise<PackedApp> {
  const [made = ''] = (await readdir(folder)).filter((name) => name.endsWith('-unpacked'))
  const resources = path.join(folder, made, 'resources')
  return {
    program: path.join(folder, made, 'penholder'),
    resources,
    archive: path.join(resources, 'app.asar'),
  }
}

/** Writes the list of licences, as `npm run package` does before it packs. */
export async function listLicences(): Promise<void> {
  await run(process.execPath, [path.join(ROOT, 'build/list-licences.mjs')])
}

/** A distribution of Electron that is the stand-in, with so many fuses, all of them on. */
export async function standInDistribution(folder: string, fuseCount: number): Promise<string> {
  for (const name of ['locales', 'resources'])
    await mkdir(path.join(folder, name), { recursive: true })
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    await writeFile(path.join(folder, name), '')
  const script = [
    '#!/bin/sh',
    'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)',
    'export STAND_IN_RESOURCES="$here/resources"',
    `exec '${path.join(ROOT, 'tests/host/bin/electron')}' "$@"`,
    // The shell never comes as far as the fuses.
    'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX',
  ].join('\n')
  const wire = Buffer.concat([Buffer.from([1, fuseCount]), Buffer.from('1'.repeat(fuseCount))])
  const program = path.join(folder, 'electron')
  await writeFile(program, Buffer.concat([Buffer.from(script), wire]))
  await chmod(program, 0o755)
  return folder
}

/**
 * The ninth fuse of Electron, for which the packager's library has no name yet and which it leaves as Electron ships it, on: WebAssembly that
 * reaches out of its memory is stopped by a signal, not by a check in its code. That opens nothing.
 */
const LATER_FUSES: Readonly<Record<string, string>> = { 8: 'WasmTrapHandlers' }

/** Each fuse of the executable, and whether it is on; one that nobody here has heard of is `unknown`, with its place. */
export async function fusesOf(program: string): Promise<Readonly<Record<string, boolean>>> {
  const { version: _, ...wire } = await fuses.getCurrentFuseWire(program)
  const nameOf = (place: string): string =>
    String(fuses.FuseV1Options[place] ?? LATER_FUSES[place] ?? `unknown ${place}`)
  return Object.fromEntries(
    Object.entries(wire).map(([place, state]) => [nameOf(place), state === ON]),
  )
}

/** The files of an archive, by their paths in it, with slashes. */
export function filesIn(archive: string): readonly string[] {
  const all = asar.listPackage(archive, {}).map((name) => name.split(path.sep).join('/').slice(1))
  const folders = new Set(all.map((name) => path.posix.dirname(name)))
  return all.filter((name) => !folders.has(name))
}
