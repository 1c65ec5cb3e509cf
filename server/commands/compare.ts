import { stat } from 'node:fs/promises'
import path from 'node:path'
import { compare } from '../../shared/domain/compare.ts'
import {
  asVersion,
  type OutsideParagraph,
  withoutLinks,
} from '../../shared/domain/compare-outside.ts'
import { NO_CREDITS } from '../../shared/domain/versions.ts'
import type { Compared } from '../../shared/formats/comparison/compared.ts'
import { outsideParagraphs } from '../../shared/formats/comparison/outside-paragraphs.ts'
import { refusalOf } from '../../shared/formats/reading/readers.ts'
import { parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { compareMoments } from '../comparison/compare-moments.ts'
import { COMPARISON_FORMATS } from '../comparison/comparison-formats.ts'
import { COMPARISON_NAMES, comparisonNamed } from '../comparison/comparison-names.ts'
import { type Moment, readMoment } from '../comparison/read-moment.ts'
import type { DossierFile } from '../dossier-file.ts'
import { refuseDossier } from '../export/refuse-dossier.ts'
import { writeWhole } from '../export/write-whole.ts'
import { interruptible } from '../interruption.ts'
import { translator } from '../messages.ts'
import { fileFailure, withFile } from '../with-file.ts'
import { read } from './import.ts'

const SHAPE = {
  positionals: ['FILE', 'A', 'B'],
  values: ['format', 'output'],
  flags: ['no-attribution'],
}

/** Compares two revisions or moments of a closed or a served file, or one with a document from outside ([C19]). */
export const compareCommand: Command = {
  name: 'compare',
  usage: `compare FILE A B --format ${COMPARISON_NAMES.join('|')} [--no-attribution] -o OUT`,
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const format = given.required('format')
    const name = comparisonNamed(format)
    const say = translator(io.locale)
    if (!name) {
      throw new UsageError(say('cli:wrongValue', { argument: '--format', value: format }))
    }
    const out = given.required('output')
    const [path = '', a = '', b = ''] = given.positionals
    await interruptible(io, async (signal) => {
      const compared = await withFile(path, 'read', io, async (file) => {
        await refuseDossier(out, io)
        return comparing(file, a, b, io)
      })
      const bytes = await COMPARISON_FORMATS[name].write(
        compared,
        io.locale,
        !given.flag('no-attribution'),
      )
      signal.throwIfAborted()
      if (bytes === 'no-typesetter') throw new Failure(say('relay:error-no-typesetter'))
      const written = await writeWhole(out, bytes, signal)
      if (!written.ok) throw fileFailure(written.error, io)
    })
    io.out(say('dossier:exported', { path: out }))
  },
}

async function comparing(file: DossierFile, a: string, b: string, io: Io): Promise<Compared> {
  const [first, second] = [await sideOf(file, a, io), await sideOf(file, b, io)]
  const { topic, lang } = await file.readDossier()
  if (first.kind === 'moment' && second.kind === 'moment')
    return compareMoments({ topic, lang }, first.moment, second.moment)
  const moment = first.kind === 'moment' ? first.moment : null
  const known = second.kind === 'moment' ? second.moment : moment
  if (!known) throw new UsageError(translator(io.locale)('comparison:twoOutside'))
  const plain = withoutLinks(known.version)
  const [before, after] = [first, second].map((side) =>
    side.kind === 'moment'
      ? { ...known, version: plain }
      : { ...side, seq: null, version: asVersion(side.paragraphs, plain, lang) },
  )
  if (!before || !after) throw new Error('unreachable')
  const comparison = compare(before.version, after.version, NO_CREDITS, lang)
  return { topic, lang, before, after, comparison }
}

type Side =
  | { readonly kind: 'moment'; readonly moment: Moment }
  | {
      readonly kind: 'outside'
      readonly name: string
      /** When the file was last written, milliseconds since 1970. */
      readonly at: number
      readonly paragraphs: readonly OutsideParagraph[]
    }

async function sideOf(file: DossierFile, name: string, io: Io): Promise<Side> {
  const moment = await readMoment(file, name, null)
  if (moment) return { kind: 'moment', moment }
  if (refusalOf(name)?.kind === 'unknownType')
    throw new Failure(translator(io.locale)('comparison:momentMissing', { moment: name }))
  const paragraphs = outsideParagraphs(await read(name, io))
  const { mtimeMs } = await stat(name)
  return { kind: 'outside', name: path.basename(name), at: Math.round(mtimeMs), paragraphs }
}
