import { realpath } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io } from '../command.ts'
import { diskFindings } from '../doctor/disk.ts'
import { dossierFindings } from '../doctor/dossier.ts'
import type { Finding, Level } from '../doctor/finding.ts'
import {
  certificateFinding,
  clockFinding,
  networkFinding,
  nodeFinding,
  portFinding,
  sqliteFinding,
} from '../doctor/machine.ts'
import { translator } from '../messages.ts'
import { settingsFolder } from '../sharing/settings-folder.ts'
import { portOf } from './serve-transport.ts'

const SIGNS: Readonly<Record<Level, string>> = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' }

/** [M6] Says whether this machine, and this file, can be trusted with a negotiation, and what to do if not. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [FILE] [--port 0] [--json]',
  run: async (args, io) => {
    const shape = { positionals: [], optional: ['FILE'], values: ['port'], flags: ['json'] }
    const given = parseArguments(args, shape, io)
    const port = portOf(given.value('port') ?? '0', io)
    const findings = await examine(given.positionals[0] ?? null, port, io)
    report(findings, given.flag('json'), io)
    const faults = findings.filter(({ level }) => level === 'fail').length
    if (faults > 0) throw new Failure(translator(io.locale)('cli:doctorFaults', { count: faults }))
  },
}

async function examine(file: string | null, port: number, io: Io): Promise<readonly Finding[]> {
  const now = Date.now()
  const machine = [
    nodeFinding(),
    await sqliteFinding(),
    await clockFinding(),
    await portFinding(port),
    networkFinding(),
    await certificateFinding(settingsFolder(), now),
  ]
  const folder = file === null ? process.cwd() : path.dirname(path.resolve(file))
  // Of a link it is the folder of the file itself that counts.
  const place = file === null ? folder : await realpath(file).then(path.dirname, () => folder)
  const disk = await diskFindings(place).catch(() => [])
  const dossier = file === null ? [] : await dossierFindings(file, now, translator(io.locale))
  return [...machine, ...disk, ...dossier]
}

function report(findings: readonly Finding[], isJson: boolean, io: Io): void {
  const say = translator(io.locale)
  const told = findings.map(({ check, level, key, values }) => ({
    check,
    level,
    message: say(key, values),
  }))
  if (isJson) {
    const isOk = findings.every(({ level }) => level !== 'fail')
    io.out(JSON.stringify({ ok: isOk, findings: told }))
    return
  }
  for (const { level, message } of told) io.out(`${SIGNS[level]}  ${message}`)
}
