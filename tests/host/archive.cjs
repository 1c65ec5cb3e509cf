const fs = require('node:fs')
const { createRequire } = require('node:module')
const os = require('node:os')
const path = require('node:path')

// Node cannot read archives. What lies in one is laid out under the same names, so that the app finds itself in a folder
// `app.asar` with `app.asar.unpacked` beside it, far from the packages of the checkout.

/** Folder with everything that the archive holds, for as long as this process runs. */
function layOutArchive(archive) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-stand-in-app-'))
  process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }))
  const folder = path.join(scratch, path.basename(archive))
  packager('@electron/asar').extractAll(archive, folder)
  if (fs.existsSync(`${archive}.unpacked`))
    fs.symlinkSync(`${archive}.unpacked`, `${folder}.unpacked`)
  return folder
}

/** A package that the packager brings along. */
function packager(name) {
  return createRequire(require.resolve('electron-builder'))(name)
}

module.exports = { layOutArchive }
