// What of the app is native code, by machine (`linux-x64`, `darwin-arm64`, `win32-x64` …). The driver's package brings the binaries of all
// machines; the typesetter's is another package on each, and npm installs that of the machine it runs on.

const TYPESETTER = 'node_modules/@myriaddreamin/typst-ts-node-compiler-'
const DRIVER = 'node_modules/@photostructure/sqlite/prebuilds/'

const OWNERS = [
  { name: 'Typst', folders: (machine) => suffixes(machine).map((end) => `${TYPESETTER}${end}/`) },
  { name: 'SQLite', folders: (machine) => [`${DRIVER}${machine}/`] },
]

/** Whose binaries for the machine are not among the files (paths with slashes, from the app's folder). */
export function missingBinaries(files, machine) {
  const binaries = files.filter((file) => file.endsWith('.node'))
  const has = (folder) => binaries.some((file) => file.startsWith(folder))
  return OWNERS.filter(({ folders }) => !folders(machine).some(has)).map(({ name }) => name)
}

/** Electron runs on the C library of GNU alone. */
function suffixes(machine) {
  return [machine, `${machine}-gnu`, `${machine}-msvc`]
}
