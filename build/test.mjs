// `npm test`: everything that continuous integration runs. First the steps of `npm run check`, then the journeys in
// a browser; then one line that adds up the tests of both. A step that is no test counts as one failure if it fails.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBrowser } from './ensure-browser.mjs'
import { freshBuild } from './fresh-build.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const UNIT_REPORT = path.join(ROOT, 'node_modules/.cache/unit-tests.json')
const JOURNEY_REPORT = path.join(ROOT, 'node_modules/.cache/journeys.json')

const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
const total = { passed: 0, failed: 0, skipped: 0, again: 0 }
const failedSteps = []

// Found first, so that a machine that cannot have one says so before minutes of other work.
const browser = ensureBrowser()
for (const step of scripts.check.split('&&').map((one) => one.trim())) {
  if (step.startsWith('vitest')) runTests(unitTests(step), UNIT_REPORT, unitCounts)
  else runStep(step)
}
const buildFailure = freshBuild()
if (buildFailure !== null) fail('build', buildFailure)
else if (browser === null)
  fail('browser', 'No browser for the journeys: install Chromium, or set CHROMIUM_PATH.')
else runTests('playwright test --reporter=list,json', JOURNEY_REPORT, journeyCounts)

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`)
if (total.again > 0) console.log(`\n${total.again} passed only when tried again: look into them.`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0

function unitTests(step) {
  return `${step} --reporter=default --reporter=json --outputFile.json="${UNIT_REPORT}"`
}

function runStep(step) {
  if (run(step) !== 0) fail(step)
}

function runTests(command, report, countsOf) {
  rmSync(report, { force: true })
  const status = run(command)
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : null
  for (const key of Object.keys(total)) total[key] += counts?.[key] ?? 0
  if (status === 0 && counts !== null) return
  // A file that does not load has no tests to count, and is a failure all the same.
  if (counts === null || counts.failed === 0) total.failed += 1
  failedSteps.push(command.split(' ')[0])
}

function fail(step, words = '') {
  if (words !== '') console.error(words)
  total.failed += 1
  failedSteps.push(step)
}

function run(command) {
  console.log(`\n> ${command}`)
  const bin = path.join(ROOT, 'node_modules/.bin')
  const { status } = spawnSync(command, {
    cwd: ROOT,
    shell: true,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
      PLAYWRIGHT_JSON_OUTPUT_FILE: JOURNEY_REPORT,
    },
  })
  return status
}

function unitCounts({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + (numTodoTests ?? 0),
  }
}

function journeyCounts({ stats: { expected, flaky, unexpected, skipped } }) {
  return { passed: expected + flaky, failed: unexpected, skipped, again: flaky }
}
