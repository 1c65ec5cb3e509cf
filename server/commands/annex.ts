import { basename } from 'node:path'
import type { Annex } from '../../shared/domain/annexes.ts'
import { annexOf } from '../../shared/formats/reading/annex-of.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io } from '../command.ts'
import { translator } from '../messages.ts'
import type { Offices } from '../offices.ts'
import { acting, mustBeDone } from './acting.ts'
import { read } from './import.ts'

const SHAPE = { positionals: ['FILE'], optional: ['DOCUMENT'], values: ['title', 'remove'] }

/** Puts a document before the members for reference, takes one away, or lists those that there are ([C21]). */
export const annex: Command = {
  name: 'annex',
  usage: 'annex FILE [DOCUMENT [--title TITLE] | --remove ID]',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const [, document] = given.positionals
    const command = document === undefined ? removal(given) : await addition(document, given, io)
    await acting(given, io, async ({ offices }) => {
      if (command) mustBeDone(await offices.annex(command), io)
      await list(offices, io)
    })
  },
}

type AnnexCommand = Parameters<Offices['annex']>[0]

function removal(given: Arguments): AnnexCommand | null {
  const id = given.value('remove')
  return id === undefined ? null : { command: 'removeAnnex', id }
}

async function addition(document: string, given: Arguments, io: Io): Promise<AnnexCommand> {
  const name = basename(document)
  const words = annexOf(await read(document, io), name, given.value('title') ?? null)
  if (!words.ok) throw new Failure(translator(io.locale)(`annexes:annex_${words.error}`, { name }))
  const { blocks, ...rest } = words.value
  return { command: 'addAnnex', ...rest, blocks: [...blocks] }
}

async function list(offices: Offices, io: Io): Promise<void> {
  const say = translator(io.locale)
  const { annexes } = await offices.dossier()
  for (const one of annexes) io.out(say('annexes:listed', listed(one)))
  if (annexes.length === 0) io.out(say('annexes:none'))
}

function listed({ id, title, source, by, blocks }: Annex) {
  return { id, title, source, by, count: blocks.length }
}
