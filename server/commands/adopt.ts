import { STANCES, stancesFor } from '../../shared/domain/adoption.ts'
import { chosenType } from '../../shared/domain/adoption-acts.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { ClosingCommand } from '../../shared/protocol/closing.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import type { Command, Io } from '../command.ts'
import { type Acting, acting, delegationOf, oneOf, paragraphOf, wrong } from './acting.ts'

const SHAPE = {
  positionals: ['FILE'],
  lists: ['stance', 'explanation'],
  values: ['override', 'symbol', 'meeting', 'date', 'item'],
  flags: ['others', 'blue', 'enter-only'],
}

type StanceCommand = Extract<ClosingCommand, { command: 'recordStance' }>
type IssueCommand = Extract<ClosingCommand, { command: 'issueAs' }>

/** Enters what members say of an agreed text, adopts it, and records as what it is issued. */
export const adopt: Command = {
  name: 'adopt',
  usage:
    'adopt FILE [--stance FRA=join|inFavour|against|abstain|dissociate:8,10 …] [--explanation FRA=TEXT …] [--others] [--blue] [--override REASON] [--enter-only] [--symbol S/PRST/2020/5 --date 2020-03-30 [--meeting N] [--item TITLE]]',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const issued = issuedAs(given, io)
    const override = given.value('override') ?? null
    await acting(given, io, async (table) => {
      const { offices, act } = table
      const dossier = await offices.dossier()
      // An adopted text may still be given its symbol; whatever else is asked of it is refused by the acts.
      const isForSymbol = dossier.stage === 'adopted' && issued !== null && !entersStances(given)
      if (!isForSymbol) {
        for (const stance of stancesOf(given, dossier, io)) await act(stance)
        if (given.flag('others')) await enterOthers(table)
        if (given.flag('blue')) await act({ command: 'putInBlue' })
        if (!given.flag('enter-only')) await act({ command: 'adopt', override, withdrawn: [] })
      }
      if (issued) await act(issued)
    })
  },
}

function entersStances(given: Arguments): boolean {
  return given.list('stance').length > 0 || given.flag('others') || given.flag('blue')
}

function stancesOf(given: Arguments, dossier: Dossier, io: Io): readonly StanceCommand[] {
  const explanations = new Map(
    given.list('explanation').map((text) => pairOf(text, 'explanation', io)),
  )
  return given.list('stance').map((text) => {
    const [code, said] = pairOf(text, 'stance', io)
    const [word = '', numbers = ''] = said.split(':')
    return {
      command: 'recordStance',
      delegation: delegationOf(code, 'stance', io),
      stance: oneOf(STANCES, word, 'stance', io),
      paragraphs:
        numbers === '' ? [] : numbers.split(',').map((one) => paragraphOf(dossier, one, io)),
      explanation: explanations.get(code) ?? '',
    }
  })
}

/** All who have not been entered join, or vote in favour. */
async function enterOthers({ offices, act }: Acting): Promise<void> {
  const dossier = await offices.dossier()
  const [usual = 'join'] = stancesFor(chosenType(dossier) ?? 'presidentialStatement')
  const heard = new Set(dossier.stances.map(({ delegation }) => delegation))
  for (const delegation of dossier.members.filter((code) => !heard.has(code))) {
    const stance = { stance: usual, paragraphs: [], explanation: '' }
    await act({ command: 'recordStance', delegation, ...stance })
  }
}

function issuedAs(given: Arguments, io: Io): IssueCommand | null {
  const symbol = given.value('symbol')
  if (symbol === undefined) return null
  const date = given.required('date')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw wrong('date', date, io)
  }
  const text = given.value('meeting')
  const meeting = text === undefined ? null : Number(text)
  if (meeting !== null && !(Number.isSafeInteger(meeting) && meeting > 0)) {
    throw wrong('meeting', text ?? '', io)
  }
  const item = given.value('item')?.trim() ?? ''
  return { command: 'issueAs', symbol, meeting, date, item }
}

function pairOf(text: string, name: string, io: Io): readonly [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw wrong(name, text, io)
  return [text.slice(0, at), text.slice(at + 1)]
}
