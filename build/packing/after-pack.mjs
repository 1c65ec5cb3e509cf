import { readdirSync } from 'node:fs'
import path from 'node:path'
import { missingBinaries } from './native-binaries.mjs'

/** As the packager numbers them. */
const ARCHITECTURES = { 1: 'x64', 3: 'arm64' }

/** The packager calls it before it makes installers of the folder; throws a sentence if the app in it would be dead in part. */
export function afterPack({ packager, appOutDir, electronPlatformName, arch }) {
  const unpacked = path.join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked')
  const files = readdirSync(unpacked, { recursive: true }).map((name) =>
    name.split(path.sep).join('/'),
  )
  const machine = `${electronPlatformName}-${ARCHITECTURES[arch] ?? arch}`
  const missing = missingBinaries(files, machine)
  if (missing.length > 0)
    throw new Error(
      `The app for ${machine} lacks the native code of ${missing.join(' and ')}: package it on such a machine, after \`npm ci\` there.`,
    )
}
