import {
  ANSWERS,
  CHANNELS,
  isLate,
  needsReply,
  openRound,
  roundState,
  type SilenceAnswer,
} from '../../shared/domain/silence.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io } from '../command.ts'
import { translator } from '../messages.ts'
import { Offices } from '../offices.ts'
import { withFile } from '../with-file.ts'
import {
  type Acting,
  acting,
  clockOf,
  delegationOf,
  momentOf,
  oneOf,
  paragraphOf,
  recipientsOf,
  requiredMoment,
  standing,
} from './acting.ts'

const SHAPE = {
  positionals: ['FILE', 'ACT'],
  values: ['until', 'note', 'to', 'delegation', 'answer', 'how', 'given', 'reason', 'paragraph'],
  flags: ['named', 'grant', 'refuse', 'json'],
}

type Run = (given: Arguments, io: Io) => (table: Acting) => Promise<void>

/** The acts of a round, with what each of them takes. */
const ACTS: Readonly<Record<string, Run>> = {
  begin: (given, io) => {
    const deadline = requiredMoment(given, 'until', io)
    const about = { note: given.value('note') ?? '', recipients: recipientsOf(given, io) }
    return ({ act }) => act({ command: 'beginSilence', deadline, ...about })
  },
  extend: (given, io) => {
    const until = requiredMoment(given, 'until', io)
    return ({ act }) => act({ command: 'extendSilence', until })
  },
  answer,
  reply,
  void: (given) => {
    const reason = given.required('reason')
    return ({ act }) => act({ command: 'voidSilence', reason })
  },
  confirm:
    () =>
    ({ act }) =>
      act({ command: 'confirmSilence' }),
  reopen: (given) => {
    const reason = given.required('reason')
    return ({ act }) => act({ command: 'reopen', reason })
  },
}

/** The silence procedure on a closed file, in the name of the penholder; `status` also while it is served. */
export const silence: Command = {
  name: 'silence',
  usage:
    'silence FILE begin --until TIME [--note TEXT] [--to FRA,USA] | extend --until TIME | answer --delegation FRA --answer pass|extension|break --how telephone|email|inPerson [--given TIME] [--reason TEXT] [--paragraph N] [--named] [--until TIME] | reply --delegation FRA --grant [--until TIME]|--refuse [--reason TEXT] | void --reason TEXT | confirm | reopen --reason TEXT | status [--json]',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const name = given.positionals[1] ?? ''
    if (name === 'status') return status(given, io)
    const known = ACTS[oneOf(Object.keys(ACTS), name, 'ACT', io)]
    if (known) await acting(given, io, known(given, io))
  },
}

function answer(given: Arguments, io: Io) {
  const delegation = delegationOf(given.required('delegation'), 'delegation', io)
  const said = oneOf(ANSWERS, given.required('answer'), 'answer', io)
  const how = oneOf(CHANNELS, given.required('how'), 'how', io)
  const reason = given.value('reason') ?? ''
  const number = given.value('paragraph')
  const until = momentOf(given, 'until', io)
  const at = momentOf(given, 'given', io) ?? Date.now()
  return async ({ offices, act }: Acting) => {
    const paragraph = number === undefined ? null : paragraphOf(await offices.dossier(), number, io)
    const about = { reason, paragraph, isNamed: given.flag('named'), until }
    await act({ command: 'enterAnswer', delegation, how, answer: said, given: at, ...about })
  }
}

/** To the first answer of the delegation that waits for the pen's word. */
function reply(given: Arguments, io: Io) {
  const delegation = delegationOf(given.required('delegation'), 'delegation', io)
  const kind = given.flag('refuse') ? 'refused' : 'granted'
  if (!given.flag('refuse') && !given.flag('grant')) given.required('grant')
  const asked = momentOf(given, 'until', io)
  const reason = given.value('reason') ?? ''
  return async ({ offices, act }: Acting) => {
    const round = openRound((await offices.dossier()).rounds)
    const answers = round ? await offices.answers(round.number) : []
    const waiting = answers.find((one) => one.delegation === delegation && needsReply(one))
    if (!waiting) throw new Failure(translator(io.locale)('relay:error-no-answer'))
    const until = asked ?? waiting.until
    await act({ command: 'reply', delegation, key: waiting.key, kind, until, reason })
  }
}

async function status(given: Arguments, io: Io): Promise<void> {
  await withFile(given.positionals[0] ?? '', 'read', io, async ({ store }) => {
    const offices = new Offices(store, Date.now)
    const dossier = await offices.dossier()
    const round = dossier.rounds.at(-1) ?? null
    const answers = round ? await offices.answers(round.number) : []
    const now = Date.now()
    if (given.flag('json')) {
      const state = round && roundState(round, now)
      return io.out(JSON.stringify({ stage: dossier.stage, state, round, answers }))
    }
    io.out(standing(dossier, io))
    if (round && !round.end && now >= round.deadline) io.out(translator(io.locale)('cli:roundDue'))
    for (const one of answers) io.out(lineOf(one))
  })
}

/** Delegation, answer, when it was given (New York), how, whether late, what the pen made of it, why. */
function lineOf(said: SilenceAnswer): string {
  const how = said.attested?.how ?? '-'
  const late = isLate(said) ? 'late' : '-'
  const replied = said.reply?.kind ?? (needsReply(said) ? 'waits' : '-')
  const { delegation, answer: what, given, reason } = said
  return [delegation, what, clockOf(given), how, late, replied, reason].join('\t')
}
