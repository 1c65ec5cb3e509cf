import * as v from 'valibot'
import { InviteRequest } from '../../shared/protocol/http.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { openDossierFile } from '../dossier-file.ts'
import { holderWords } from '../file-errors.ts'
import { listedInvite, revokeListed } from '../listed-invite.ts'
import { translator } from '../messages.ts'
import { newInvite } from '../new-invite.ts'
import { placeAt } from '../relay/address.ts'
import type { Store } from '../store/store.ts'
import { fileFailure, withFile } from '../with-file.ts'

const SHAPE = {
  positionals: ['FILE'],
  values: ['delegation', 'role', 'name', 'uses', 'expires', 'base', 'revoke'],
  flags: ['json', 'list'],
}

/** Makes, lists and voids invitations of a closed file; while a relay serves it, the penholder's window does. */
export const invite: Command = {
  name: 'invite',
  usage:
    'invite FILE --delegation FRA --role delegation|penholder|co-penholder|secretariat|observer|screen [--name N] [--uses 1] [--expires DATE|never] [--base URL] [--json] | --list [--json] | --revoke ID',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const id = given.value('revoke')
    if (given.flag('list')) await list(given, io)
    else if (id !== undefined) await revoke(given, id, io)
    else await make(given, io)
  },
}

async function make(given: Arguments, io: Io): Promise<void> {
  const request = requestOf(given, io)
  const base = baseOf(given, io)
  await withClosedFile(given, io, async (store) => {
    const place = base === null ? null : placeAt(base)
    const origin = { base, app: place?.app ?? null, madeBy: null, now: Date.now() }
    const made = await newInvite(store, request, origin)
    report(made, request.delegation, given.flag('json'), io)
  })
}

/** Also of a file that is being served: reading disturbs nobody. */
async function list(given: Arguments, io: Io): Promise<void> {
  const say = translator(io.locale)
  await withFile(given.positionals[0] ?? '', 'read', io, async ({ store }) => {
    const invites = (await store.invites()).map(listedInvite)
    if (given.flag('json')) return io.out(JSON.stringify(invites))
    for (const { id, delegation, role, name, uses, expires, madeBy } of invites) {
      const until = expires === null ? say('cli:inviteForEver') : new Date(expires).toISOString()
      const maker = madeBy ?? say('cli:inviteByHost')
      io.out([id, delegation, role, uses, until, maker, name].join('\t'))
    }
  })
}

async function revoke(given: Arguments, id: string, io: Io): Promise<void> {
  const say = translator(io.locale)
  await withClosedFile(given, io, async (store) => {
    if (!(await revokeListed(store, id, () => true)))
      throw new Failure(say('cli:inviteNone', { id }))
    io.out(say('cli:inviteVoid', { id }))
  })
}

async function withClosedFile(
  given: Arguments,
  io: Io,
  act: (store: Store) => Promise<void>,
): Promise<void> {
  const [path = ''] = given.positionals
  const opened = await openDossierFile(path, 'write')
  if (!opened.ok) {
    if (opened.error.kind !== 'held') throw fileFailure(opened.error, io)
    const say = translator(io.locale)
    const holder = holderWords(opened.error.holder, say)
    throw new Failure(say('cli:fileHeldInvite', { path, holder }))
  }
  try {
    await act(opened.value.store)
  } finally {
    await opened.value.close()
  }
}

function requestOf(given: Arguments, io: Io): InviteRequest {
  const expires = given.value('expires')
  const fields = {
    delegation: given.required('delegation'),
    role: given.required('role'),
    name: given.value('name') ?? '',
    uses: Number(given.value('uses') ?? 1),
    ...(expires === undefined ? {} : { expires: expires === 'never' ? null : Date.parse(expires) }),
  }
  const parsed = v.safeParse(InviteRequest, fields)
  if (parsed.success) return parsed.output
  const name = String(parsed.issues[0].path?.[0]?.key ?? 'delegation')
  const value = given.value(name) ?? ''
  throw new UsageError(translator(io.locale)('cli:wrongValue', { argument: `--${name}`, value }))
}

function baseOf(given: Arguments, io: Io): string | null {
  const base = given.value('base')
  if (base === undefined) return null
  if (URL.canParse(base) && /^https?:$/.test(new URL(base).protocol)) return base
  throw new UsageError(translator(io.locale)('cli:wrongValue', { argument: '--base', value: base }))
}

function report(
  made: { readonly invite: string; readonly link: string | null },
  delegation: string,
  isJson: boolean,
  io: Io,
): void {
  if (isJson) {
    io.out(JSON.stringify(made))
    return
  }
  const say = translator(io.locale)
  io.out(say('cli:inviteMade', { delegation, invite: made.invite }))
  if (made.link) io.out(say('cli:inviteLink', { link: made.link }))
}
