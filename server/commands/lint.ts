import { blockingIn, plainly, type ToldFinding, toldGate } from '../../shared/formats/gate.ts'
import { parseArguments } from '../arguments.ts'
import type { Command, Io } from '../command.ts'
import { readSource } from '../export/read-source.ts'
import { translator } from '../messages.ts'
import { withFile } from '../with-file.ts'

/** Prints what is left in the text before it is a finished document ([X35]), from a closed or a served file. */
export const lint: Command = {
  name: 'lint',
  usage: 'lint FILE [--json]',
  run: async (args, io) => {
    const given = parseArguments(args, { positionals: ['FILE'], flags: ['json'] }, io)
    const findings = await withFile(given.positionals[0] ?? '', 'read', io, async (file) => {
      const dossier = await file.readDossier()
      return toldGate(dossier, readSource(dossier, await file.loadText(dossier.lang)))
    })
    const blocking = blockingIn(findings).length
    if (given.flag('json'))
      io.out(JSON.stringify({ blocking, findings: findings.map(plainly) }, null, 2))
    else for (const line of linesOf(findings, blocking, io)) io.out(line)
  },
}

function linesOf(findings: readonly ToldFinding[], blocking: number, io: Io): readonly string[] {
  const say = translator(io.locale)
  const pointed = findings.length - blocking
  return [
    ...findings.map((finding) => lineOf(finding, io)),
    blocking === 0 ? say('gate:gateOpen') : say('gate:gateClosed', { count: blocking }),
    ...(pointed > 0 ? [say('gate:gatePointed', { count: pointed })] : []),
  ]
}

function lineOf(finding: ToldFinding, io: Io): string {
  const { rule, paragraph, number, delegation, asks } = finding
  const say = translator(io.locale)
  const where =
    paragraph === null
      ? say('gate:whereWhole')
      : number === ''
        ? say('gate:whereTitle')
        : say('gate:whereParagraph', { number })
  const what = say(`gate:finding_${rule}`, { name: delegation ?? '' })
  const words = asks ? say(`app:${asks.key}`, asks.values) : finding.words
  return words === '' ? `${where}: ${what}` : `${where}: ${what}: ${words}`
}
