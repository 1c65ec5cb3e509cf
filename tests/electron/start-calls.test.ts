import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import type { Guest } from '../../electron/main/memory/guest-places.ts'
import type { RecentEntry } from '../../electron/main/memory/recent-files.ts'
import { keyOf } from '../../electron/main/sharing/remote-relay.ts'
import { NOTE_KINDS } from '../../electron/main/starting/note-kinds.ts'
import { startCalls } from '../../electron/main/starting/start-calls.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { READABLE } from '../../shared/formats/reading/readers.ts'
import type { DraftPlan } from '../../shared/protocol/start-window.ts'

const PAGE = { id: 1 } as WebContents
const OTHER = { id: 2 } as WebContents
const KNOWN: RecentEntry = {
  file: '/work/Mine.penholder',
  dossier: 'uuid',
  topic: 'Safety of peacekeepers',
  members: 15,
  openedAt: 7,
  isOpen: true,
}

const GUEST: Guest = {
  host: 'mission.example',
  port: 4000,
  fingerprint: null,
  topic: 'Mine action',
  members: 9,
  openedAt: 8,
  seat: { delegation: 'FRA' as DelegationCode, role: 'delegation' },
}

const PLAN: DraftPlan = {
  lang: 'fr',
  penholder: 'CHN' as DelegationCode,
  authors: [{ name: 'Ann Lee', delegation: 'FRA' as DelegationCode }],
}

function start() {
  const did: string[] = []
  const opens = (what: string) => async () => did.push(what) > 0
  const calls = startCalls({
    isStart: (sender) => sender === PAGE,
    files: { open: async (file) => opens(file)(), openSample: opens('sample') },
    recent: {
      list: async () => [KNOWN],
      leftOpen: async () => [],
      add: async () => undefined,
      areOpen: async () => undefined,
      forget: async (file) => void did.push(`forget ${file}`),
      listen: () => () => undefined,
    },
    guests: {
      list: async () => [GUEST],
      find: async (key) => (key === keyOf(GUEST) ? GUEST : null),
      forget: async () => undefined,
    },
    visit: async ({ host }) => opens(`visit ${host}`)(),
    seats: {
      find: async () => ({ delegation: 'CHN' as DelegationCode, role: 'penholder' }),
      keep: async () => undefined,
    },
    join: async (link) => opens(link)(),
    askForNote: async () => '/work/Note.docx',
    begin: async (_sender, { note, lang, penholder }) => {
      did.push(`${note} ${lang} ${penholder}`)
      return 'open'
    },
    beginFromDraft: async (_sender, draft, { lang, penholder, authors }) => {
      const who = authors.map(({ name, delegation }) => `${name}=${delegation}`)
      did.push(`${draft} ${lang} ${penholder} ${who}`)
      return 'cancelled'
    },
  })
  return { calls, did }
}

describe('the calls of the start window', () => {
  it('[D22] are answered to its own page alone', async () => {
    const { calls, did } = start()
    const answers = await Promise.all([
      calls.recent({}, OTHER),
      calls.openRecent({ file: KNOWN.file }, OTHER),
      calls.forgetRecent({ file: KNOWN.file }, OTHER),
      calls.openSample({}, OTHER),
      calls.chooseNote({}, OTHER),
      calls.beginDossier({ lang: 'en', penholder: null }, OTHER),
      calls.beginFromDraft({ draft: '/work/Draft.docx', plan: PLAN }, OTHER),
      calls.joinByLink({ link: 'penholder://join/a:1#b' }, OTHER),
    ])
    expect(answers.map((one) => !one.ok && one.error)).toEqual(Array(8).fill('badSender'))
    expect(did).toEqual([])
  })

  it('[D22] tell of what each was, as whom, and whether it is there', async () => {
    expect(await start().calls.recent({}, PAGE)).toEqual({
      ok: true,
      value: [
        {
          file: keyOf(GUEST),
          name: 'mission.example:4000',
          folder: '',
          relay: 'mission.example:4000',
          topic: 'Mine action',
          members: 9,
          openedAt: 8,
          seat: { delegation: 'FRA', role: 'delegation' },
          isThere: true,
        },
        {
          file: KNOWN.file,
          relay: null,
          name: 'Mine',
          folder: '/work',
          topic: 'Safety of peacekeepers',
          members: 15,
          openedAt: 7,
          seat: { delegation: 'CHN', role: 'penholder' },
          isThere: false,
        },
      ],
    })
  })

  it('[D22] open what is listed and no other file', async () => {
    const { calls, did } = start()
    expect(await calls.openRecent({ file: '/etc/passwd' }, PAGE)).toEqual({
      ok: true,
      value: false,
    })
    expect(await calls.openRecent({ file: KNOWN.file }, PAGE)).toEqual({ ok: true, value: true })
    expect(await calls.openRecent({ file: keyOf(GUEST) }, PAGE)).toEqual({ ok: true, value: true })
    const elsewhere = keyOf({ ...GUEST, port: 4001 })
    expect(await calls.openRecent({ file: elsewhere }, PAGE)).toEqual({ ok: true, value: false })
    expect(did).toEqual([KNOWN.file, 'visit mission.example'])
  })

  it('[D23] make a dossier only from a note that was chosen, whose place the page does not learn', async () => {
    const { calls, did } = start()
    const begin = () => calls.beginDossier({ lang: 'fr', penholder: 'FRA' }, PAGE)
    expect(await begin()).toEqual({ ok: false, error: 'badArgument' })
    expect(await calls.chooseNote({}, PAGE)).toEqual({ ok: true, value: { name: 'Note.docx' } })
    expect(await begin()).toEqual({ ok: true, value: 'open' })
    expect(did).toEqual(['/work/Note.docx fr FRA'])
  })

  it('[D33] make a dossier from a document with what was said of it, and tell what came of it', async () => {
    const { calls, did } = start()
    const answer = await calls.beginFromDraft({ draft: '/work/Draft.docx', plan: PLAN }, PAGE)
    expect(answer).toEqual({ ok: true, value: 'cancelled' })
    expect(did).toEqual(['/work/Draft.docx fr CHN Ann Lee=FRA'])
  })

  it('[D23] offer notes of kinds that can be read', () => {
    expect(NOTE_KINDS.filter((kind) => !READABLE.includes(`.${kind}`))).toEqual([])
  })
})
