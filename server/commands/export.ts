import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import type { DossierFile } from '../dossier-file.ts'
import { asCirculated } from '../export/as-circulated.ts'
import { EXPORT_FORMATS, exportDossier } from '../export/export-dossier.ts'
import { refuseDossier } from '../export/refuse-dossier.ts'
import { writeWhole } from '../export/write-whole.ts'
import { translator } from '../messages.ts'
import { fileFailure, withFile } from '../with-file.ts'

/** Formats that are fixed and will come; anything else is a mistake of the one who types. */
const PLANNED = ['docx-tracked', 'compilation', 'pdf', 'html', 'akn', 'md', 'xlsx', 'csv']

const SHAPE = { positionals: ['FILE'], values: ['format', 'revision', 'lang', 'output'] }

/** Writes the document in a format for others, from a closed or a served file ([C9]). */
export const exportCommand: Command = {
  name: 'export',
  usage: `export FILE --format ${EXPORT_FORMATS.join('|')} [--revision R] [--lang L] -o OUT`,
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const format = formatOf(given, io)
    const out = given.required('output')
    const bytes = await withFile(given.positionals[0] ?? '', 'read', io, async (file) => {
      await refuseDossier(out, io)
      return exported(file, format, given, io)
    })
    const written = await writeWhole(out, bytes)
    if (!written.ok) throw fileFailure(written.error, io)
    io.out(translator(io.locale)('dossier:exported', { path: out }))
  },
}

async function exported(
  file: DossierFile,
  format: string,
  given: Arguments,
  io: Io,
): Promise<Uint8Array> {
  const say = translator(io.locale)
  const revision = given.value('revision')
  const lang = given.value('lang') ?? null
  const reader = revision === undefined ? file : await asCirculated(file, revision)
  if (!reader) throw new Failure(say('dossier:revisionMissing', { revision: revision ?? '' }))
  const made = await exportDossier(reader, format, lang)
  if (made.ok) return made.value.bytes
  if (made.error === 'not-adopted') throw new Failure(say('relay:error-not-adopted'))
  const { lang: negotiated } = await file.readDossier()
  throw new Failure(say('dossier:langMissing', { lang: lang ?? '', negotiated }))
}

function formatOf(given: Arguments, io: Io): string {
  const say = translator(io.locale)
  const format = given.required('format')
  if (EXPORT_FORMATS.includes(format)) return format
  if (!PLANNED.includes(format)) {
    throw new UsageError(say('cli:wrongValue', { argument: '--format', value: format }))
  }
  throw new Failure(say('dossier:formatPlanned', { format, formats: EXPORT_FORMATS.join(', ') }))
}
