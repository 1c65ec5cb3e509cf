import { compare } from '../../shared/domain/compare.ts'
import type { Compared, Say } from '../../shared/formats/comparison/compared.ts'
import { comparisonDocx } from '../../shared/formats/comparison/comparison-docx.ts'
import { comparisonHtml } from '../../shared/formats/comparison/comparison-html.ts'
import { comparisonJson } from '../../shared/formats/comparison/comparison-json.ts'
import { parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { type Moment, readMoment } from '../comparison/read-moment.ts'
import type { DossierFile } from '../dossier-file.ts'
import { refuseDossier } from '../export/refuse-dossier.ts'
import { writeWhole } from '../export/write-whole.ts'
import { interruptible } from '../interruption.ts'
import { translator } from '../messages.ts'
import { fileFailure, withFile } from '../with-file.ts'

const SHAPE = {
  positionals: ['FILE', 'A', 'B'],
  values: ['format', 'output'],
  flags: ['no-attribution'],
}

type Write = (compared: Compared, isAttributed: boolean, io: Io) => Uint8Array

const WRITERS: Readonly<Record<string, Write>> = {
  html: (compared, isAttributed, io) => utf8(comparisonHtml(compared, sayingIn(io), isAttributed)),
  docx: (compared, isAttributed, io) => comparisonDocx(compared, sayingIn(io), isAttributed),
  json: (compared) => utf8(comparisonJson(compared)),
}

function sayingIn({ locale }: Io): Say {
  const say = translator(locale)
  return (key, values) => say(`comparison:${key}`, values)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Compares two revisions or moments of a closed or a served file ([C19]). */
export const compareCommand: Command = {
  name: 'compare',
  usage: `compare FILE A B --format ${Object.keys(WRITERS).join('|')} [--no-attribution] -o OUT`,
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const format = given.required('format')
    const write = WRITERS[format]
    const say = translator(io.locale)
    if (!write) {
      throw new UsageError(say('cli:wrongValue', { argument: '--format', value: format }))
    }
    const out = given.required('output')
    const [path = '', a = '', b = ''] = given.positionals
    await interruptible(io, async (signal) => {
      const compared = await withFile(path, 'read', io, async (file) => {
        await refuseDossier(out, io)
        return comparing(file, a, b, io)
      })
      const bytes = write(compared, !given.flag('no-attribution'), io)
      const written = await writeWhole(out, bytes, signal)
      if (!written.ok) throw fileFailure(written.error, io)
    })
    io.out(say('dossier:exported', { path: out }))
  },
}

async function comparing(file: DossierFile, a: string, b: string, io: Io): Promise<Compared> {
  const before = await momentOf(file, a, io)
  const after = await momentOf(file, b, io)
  const { topic, lang } = await file.readDossier()
  // Whichever is younger knows what became of the words of both.
  const { credits } = before.seq > after.seq ? before : after
  const comparison = compare(before.version, after.version, credits, lang)
  return { topic, lang, before, after, comparison }
}

async function momentOf(file: DossierFile, name: string, io: Io): Promise<Moment> {
  const moment = await readMoment(file, name)
  if (moment) return moment
  throw new Failure(translator(io.locale)('comparison:momentMissing', { moment: name }))
}
