import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import type { DossierFile } from '../dossier-file.ts'
import { exportDossier } from '../export/export-dossier.ts'
import type { ExportOrder, OrderError } from '../export/export-job.ts'
import { EXPORT_FORMATS, FORMATS } from '../export/formats.ts'
import { refuseDossier } from '../export/refuse-dossier.ts'
import { writeWhole } from '../export/write-whole.ts'
import { interruptible } from '../interruption.ts'
import { translator } from '../messages.ts'
import { fileFailure, withFile } from '../with-file.ts'

const SHAPE = { positionals: ['FILE'], values: ['format', 'revision', 'lang', 'with', 'output'] }

/** Writes the document in a format for others, from a closed or a served file ([C9]). */
export const exportCommand: Command = {
  name: 'export',
  usage: `export FILE --format ${EXPORT_FORMATS.join('|')} [--revision R] [--lang L] [--with WISH,WISH] -o OUT`,
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const order = orderIn(given, io)
    const out = given.required('output')
    await interruptible(io, async (signal) => {
      const bytes = await withFile(given.positionals[0] ?? '', 'read', io, async (file) => {
        await refuseDossier(out, io)
        return exported(file, order, signal, io)
      })
      const written = await writeWhole(out, bytes, signal)
      if (!written.ok) throw fileFailure(written.error, io)
    })
    io.out(translator(io.locale)('dossier:exported', { path: out }))
  },
}

async function exported(
  file: DossierFile,
  order: ExportOrder,
  signal: AbortSignal,
  io: Io,
): Promise<Uint8Array> {
  const made = await exportDossier(file, order, { signal, progress: () => undefined })
  if (made.ok) return made.value.bytes
  const { lang: negotiated } = await file.readDossier()
  throw new Failure(sentenceOf(made.error, order, negotiated, io))
}

function sentenceOf(error: OrderError, order: ExportOrder, negotiated: string, io: Io): string {
  const say = translator(io.locale)
  const { lang, revision } = order
  switch (error) {
    case 'not-adopted':
    case 'no-typesetter':
    case 'gate':
    case 'negotiated-only':
      return say(`relay:error-${error}`)
    case 'lang':
      return say('dossier:langMissing', { lang: lang ?? '', negotiated })
    case 'revision':
      return say('dossier:revisionMissing', { revision: revision ?? '' })
    // The command line has looked at these before.
    case 'format':
    case 'wish':
      return say('relay:error-format-unknown', { detail: order.format })
  }
}

function orderIn(given: Arguments, io: Io): ExportOrder {
  const format = formatOf(given, io)
  const wishes = given.value('with')?.split(',') ?? []
  const unknown = wishes.find((wish) => !knows(format, wish))
  if (unknown !== undefined) throw noWish(format, unknown, io)
  const lang = given.value('lang') ?? null
  return { format, lang, revision: given.value('revision') ?? null, wishes, asker: null }
}

function knows(format: string, wish: string): boolean {
  return FORMATS.get(format)?.wishes?.includes(wish) === true
}

/** What can be asked for with other formats alone is told from what cannot be asked for at all. */
function noWish(format: string, value: string, io: Io): UsageError {
  const say = translator(io.locale)
  const formats = EXPORT_FORMATS.filter((one) => knows(one, value)).join(', ')
  if (formats === '') return new UsageError(say('cli:wrongValue', { argument: '--with', value }))
  return new UsageError(
    say(value === 'lines' ? 'cli:noLines' : 'cli:noWish', { format, value, formats }),
  )
}

function formatOf(given: Arguments, io: Io): string {
  const format = given.required('format')
  if (EXPORT_FORMATS.includes(format)) return format
  const say = translator(io.locale)
  throw new UsageError(say('cli:wrongValue', { argument: '--format', value: format }))
}
