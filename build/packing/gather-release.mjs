import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// `node build/packing/gather-release.mjs FROM TO` puts what several machines have made, each in a folder of FROM, into one: TO. The feeds of
// Windows and macOS have one name for both architectures; of those of one name one is made, with the files of all.

const FEED = /^latest[\w-]*\.yml$/
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const yaml = builder('js-yaml')

/** Names of what is in TO now. Throws a sentence, and leaves nothing, if two files have one name, or feeds tell of several versions. */
export function gatherRelease(from, to) {
  const made = readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((folder) =>
      readdirSync(path.join(from, folder)).map((name) => ({
        name,
        file: path.join(from, folder, name),
      })),
    )
  const feeds = mergedFeeds(made.filter(({ name }) => FEED.test(name)))
  const rest = made.filter(({ name }) => !FEED.test(name))
  const twice = rest.find(({ name }, index) => rest.findIndex((one) => one.name === name) !== index)
  if (twice !== undefined) throw new Error(`Two machines have made ${twice.name}.`)
  mkdirSync(to, { recursive: true })
  for (const { name, file } of rest) copyFileSync(file, path.join(to, name))
  for (const [name, text] of feeds) writeFileSync(path.join(to, name), text)
  return [...rest.map(({ name }) => name), ...feeds.keys()].sort()
}

/** Of several feeds of one name the text of the one that tells of all their files. */
export function mergeFeeds(texts) {
  const [first, ...others] = texts
  if (others.length === 0) return first
  const all = texts.map((text) => yaml.load(text))
  const versions = [...new Set(all.map(({ version }) => version))]
  if (versions.length > 1)
    throw new Error(`The feeds tell of several versions: ${versions.join(', ')}.`)
  const files = all.flatMap((feed) => feed.files).sort((one, other) => rank(one) - rank(other))
  // What old clients read of a feed, which ask for no architecture, stays that of the first file.
  const [{ url, sha512 }] = files
  return yaml.dump({ ...all[0], files, path: url, sha512 }, { lineWidth: -1 })
}

function rank({ url }) {
  return url.includes('arm64') ? 1 : 0
}

function mergedFeeds(feeds) {
  const byName = new Map()
  for (const { name, file } of feeds)
    byName.set(name, [...(byName.get(name) ?? []), readFileSync(file, 'utf8')])
  return new Map([...byName].map(([name, texts]) => [name, mergeFeeds(texts)]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [from = 'made', to = 'release'] = process.argv.slice(2)
    console.log(`Gathered ${gatherRelease(from, to).join(', ')}.`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
