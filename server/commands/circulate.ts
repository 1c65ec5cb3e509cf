import { CHOSEN_TYPES } from '../../shared/domain/adoption.ts'
import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { acting, momentOf, oneOf, recipientsOf } from './acting.ts'

/** Circulates the text of a closed file as its next revision; settles what the outcome is to be, if asked to. */
export const circulate: Command = {
  name: 'circulate',
  usage:
    'circulate FILE [--note TEXT] [--comments-until TIME] [--to FRA,USA] [--type presidentialStatement|resolution|pressStatement --reason TEXT]',
  run: async (args, io) => {
    const values = ['note', 'comments-until', 'to', 'type', 'reason']
    const given = parseArguments(args, { positionals: ['FILE'], values }, io)
    const note = given.value('note') ?? ''
    const recipients = recipientsOf(given, io)
    const commentsUntil = momentOf(given, 'comments-until', io)
    const wanted = given.value('type')
    const choice =
      wanted === undefined
        ? null
        : { type: oneOf(CHOSEN_TYPES, wanted, 'type', io), reason: given.required('reason') }
    await acting(given, io, async ({ act }) => {
      if (choice) await act({ command: 'chooseType', ...choice })
      await act({ command: 'circulate', note, recipients, commentsUntil })
    })
  },
}
