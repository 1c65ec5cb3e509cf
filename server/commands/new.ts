import { type DelegationCode, parseDelegationCode } from '../../shared/domain/delegations.ts'
import { type FormulaLang, isFormulaLang } from '../../shared/formats/formulas.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Begun, beginDossier } from '../begin-dossier.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { translator } from '../messages.ts'

const SHAPE = { positionals: [], values: ['template', 'from', 'lang', 'penholder', 'output'] }

/** Starts a dossier from a concept note: what the note says, and a text with its title, ready to be written ([C8]). */
export const newCommand: Command = {
  name: 'new',
  usage:
    'new --template prst --from NOTE.txt|.docx|.html|.md|.pdf [--lang en] [--penholder CHN] -o FILE',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const say = translator(io.locale)
    const lang = langOf(given, io)
    const path = given.required('output')
    const note = given.required('from')
    const begun = await beginDossier(path, { note, lang, penholder: penholderOf(given, io) }, say)
    if (begun.ok) return report(path, begun.value, io)
    const { error } = begun
    throw new Failure(
      error.kind === 'refused' ? error.sentence : say('dossier:noteNoPresidency', { path: note }),
    )
  },
}

function langOf(given: Arguments, io: Io): FormulaLang {
  const template = given.required('template')
  if (template !== 'prst') throw wrongValue('--template', template, io)
  const lang = given.value('lang') ?? 'en'
  if (!isFormulaLang(lang)) throw wrongValue('--lang', lang, io)
  return lang
}

function penholderOf(given: Arguments, io: Io): DelegationCode | null {
  const named = given.value('penholder')
  if (named === undefined) return null
  const code = parseDelegationCode(named)
  if (!code) throw wrongValue('--penholder', named, io)
  return code
}

function wrongValue(argument: string, value: string, io: Io): UsageError {
  return new UsageError(translator(io.locale)('cli:wrongValue', { argument, value }))
}

function report(path: string, { dossier, isComplete, languages }: Begun, io: Io): void {
  const say = translator(io.locale)
  const { found, read: lang } = languages
  if (found.length > 1) io.out(say('dossier:noteLanguages', { langs: found.join(', '), lang }))
  const { topic, penholder, issues, citations } = dossier
  io.out(say('dossier:started', { path, topic, penholder }))
  const counts = {
    issues: issues.length,
    citations: citations.length,
    duties: dossier.duties.length,
  }
  io.out(say('dossier:recovered', counts))
  if (!isComplete) io.out(say('dossier:membersUnknown', { penholder }))
}
