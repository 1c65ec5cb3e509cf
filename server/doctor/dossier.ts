import { realpath, stat } from 'node:fs/promises'
import { openDossierFile } from '../dossier-file.ts'
import { fileErrorOf, fileErrorSentence } from '../file-errors.ts'
import { lockFile } from '../file-lock.ts'
import type { Translate } from '../messages.ts'
import { findingSentence, verifyFile } from '../verify-file.ts'
import type { Finding } from './finding.ts'

/** A larger record takes longer than somebody who asks how things are waits. */
const QUICK_BYTES = 256 * 2 ** 20
/** The clocks of two machines may differ by this much. */
const AHEAD_MS = 60_000

/** Whether the file opens, who writes it, and whether its record is whole. */
export async function dossierFindings(
  given: string,
  now: number,
  say: Translate,
): Promise<readonly Finding[]> {
  const opened = await openDossierFile(given, 'read')
  if (!opened.ok) return [told('file', fileErrorSentence(opened.error, say))]
  const { store, path } = opened.value
  const last = (await store.rows(Math.max(0, (await store.head()) - 1), 1))[0]
  await opened.value.close()
  const readable: Finding = { check: 'file', level: 'ok', key: 'cli:doctorFile', values: { path } }
  const time = last && last.ts > now + AHEAD_MS ? [aheadFinding(last.ts)] : []
  return [readable, ...time, await writerFinding(path, say), await recordFinding(path, say)]
}

function aheadFinding(ts: number): Finding {
  const values = { date: new Date(ts).toISOString() }
  return { check: 'time', level: 'warn', key: 'cli:doctorAhead', values }
}

async function writerFinding(path: string, say: Translate): Promise<Finding> {
  try {
    const lock = await lockFile(await realpath(path))
    await lock?.release()
    const key = lock ? 'cli:doctorFileFree' : 'cli:doctorFileServed'
    return { check: 'lock', level: 'ok', key }
  } catch (error) {
    return told('lock', fileErrorSentence(fileErrorOf(error, path), say))
  }
}

async function recordFinding(path: string, say: Translate): Promise<Finding> {
  const { size } = await stat(path)
  if (size > QUICK_BYTES) return { check: 'record', level: 'ok', key: 'cli:doctorRecordLarge' }
  const verified = await verifyFile(path)
  if (!verified.ok) return told('record', fileErrorSentence(verified.error, say))
  const { finding, count } = verified.value
  if (finding) return told('record', findingSentence(finding, say))
  return { check: 'record', level: 'ok', key: 'cli:verified', values: { count } }
}

/** A fault for which the commands that meet it have a sentence already. */
function told(check: string, sentence: string): Finding {
  return { check, level: 'fail', key: 'cli:doctorTold', values: { sentence } }
}
