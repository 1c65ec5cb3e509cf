import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

// Runs every fuzzer of this folder, one after another, with the options given (`--seeds N --steps M`). A fuzzer is
// called `guard-*.ts` or `*-fuzz.ts`, prints one line of JSON and ends with 1 if something was wrong.

const folder = fileURLToPath(new URL('.', import.meta.url))
const fuzzers = readdirSync(folder).filter((name) => /^guard-.*\.ts$|-fuzz\.ts$/.test(name))
const failed = fuzzers.sort().filter((name) => {
  const command = ['--import', 'tsx', folder + name, ...process.argv.slice(2)]
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status !== 0
})
process.exitCode = failed.length > 0 ? 1 : 0
