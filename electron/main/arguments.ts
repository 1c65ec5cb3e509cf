import path from 'node:path'

const EXTENSION = '.penholder'

/** The links to negotiations that a command line names; which are good is for others to say. */
export function linksAmong(argv: readonly string[]): readonly string[] {
  return argv.slice(1).filter((one) => one.toLowerCase().startsWith('penholder:'))
}

/** The files to open that a command line names, made absolute from the folder it was given in. */
export function filesAmong(argv: readonly string[], folder: string): readonly string[] {
  // The first is the program itself; flags belong to Chromium.
  return argv
    .slice(1)
    .filter((one) => !one.startsWith('-') && one.toLowerCase().endsWith(EXTENSION))
    .map((one) => path.resolve(folder, one))
}
