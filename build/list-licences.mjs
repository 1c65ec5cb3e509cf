import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// `node build/list-licences.mjs` writes `out/licences.txt`: whose work is in Penholder, under which licence, and its text.
// The installers hold the file, and the Help menu shows it.

const ROOT = path.resolve(import.meta.dirname, '..')
const TEXT = /^(?:licen[cs]e|copying|notice|ofl)(?:[.-].*)?$/i

/** The packages that are part of what is shipped, by the lockfile: name, version, licence, and the texts that they carry. */
export function shippedPackages(root = ROOT) {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([place, one]) => place !== '' && !one.dev && !one.devOptional)
    .map(([place, { version, license = '' }]) => ({
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      texts: textsIn(path.join(root, place)),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** One of another system is in the lockfile and not on this disk: its name and licence stand without a text. */
function textsIn(folder) {
  try {
    const names = readdirSync(folder).filter((name) => TEXT.test(name))
    return names.map((name) => readFileSync(path.join(folder, name), 'utf8').trim())
  } catch {
    return []
  }
}

/** The whole list, as it is shipped. */
export function licencesText(packages) {
  const parts = packages.map(({ name, version, licence, texts }) =>
    [`${name} ${version}: ${licence}`, ...texts].join('\n\n'),
  )
  const head = 'Penholder is under the MIT licence. In it is the work of others, with thanks:'
  return `${[head, ...parts].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(path.join(ROOT, 'out'), { recursive: true })
  writeFileSync(path.join(ROOT, 'out/licences.txt'), licencesText(shippedPackages()))
}
