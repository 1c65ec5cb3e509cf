import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportDossier } from '../../../server/export/export-dossier.ts'
import { orderOf } from '../../../server/export/export-job.ts'
import { loadDoc } from '../../../server/load-doc.ts'
import { AdoptionOffice } from '../../../server/relay/adoption-office.ts'
import { ConductOffice } from '../../../server/relay/conduct-office.ts'
import type { Rooms } from '../../../server/relay/rooms.ts'
import { SilenceOffice } from '../../../server/relay/silence-office.ts'
import { Standings } from '../../../server/relay/standing.ts'
import { textNow } from '../../../server/relay/text-now.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import { type DelegationCode, SECRETARIAT } from '../../../shared/domain/delegations.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { textRoom } from '../../../shared/protocol/rooms.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { CHN, FRA } from '../dossiers.ts'
import { memoryRooms, seated } from '../relay/memory-rooms.ts'

const JOB = { signal: new AbortController().signal, progress: () => undefined }
const [KEN, IND] = ['KEN', 'IND'] as const

describe('a revision as it was circulated', () => {
  let store: MemoryStore
  let rooms: Rooms
  let pen: (command: DossierCommand) => Promise<void>

  beforeEach(async () => {
    store = new MemoryStore()
    rooms = await memoryRooms(store)
    const { CHN: seat } = negotiate('Statement', 'The Council regrets.')
    const data = Y.encodeStateAsUpdate(seat.doc)
    await store.append([{ room: 'text/en', author: 'relay', ts: 1, data, wrote: rangesWritten(data) }]) // biome-ignore format: one entry
    const now = () => 1_584_000_000_000
    const [silence, adoption] = [new SilenceOffice({ rooms, now }), new AdoptionOffice({ rooms, now })] // biome-ignore format: the offices
    const office = new ConductOffice({
      ...{ store, rooms, silence, adoption, now },
      standings: new Standings(store),
      dismiss: () => undefined,
      mayEnter: () => true,
      onFailed: (error) => expect.fail(String(error)),
    })
    const { hash } = await seated(store, CHN, 'penholder')
    const secretariat = await seated(store, SECRETARIAT, 'secretariat')
    pen = async (command) => {
      const session = command.command === 'addTranslation' ? secretariat.hash : hash
      expect(await office.act(command, session)).toMatchObject({ ok: true })
    }
  })

  const code = (text: string) => text as DelegationCode
  const circulate = (recipients: readonly DelegationCode[] | null) =>
    pen({ command: 'circulate', note: '', recipients, commentsUntil: null } as DossierCommand)

  /** Somebody comes, a group is made, somebody presides, and the text is there in French. */
  async function goOn() {
    await pen({ command: 'admit', delegation: code(KEN) })
    await pen({ command: 'setGroup', name: 'A3', members: [code(KEN)] })
    await pen({ command: 'appoint', office: 'president', delegation: FRA, from: null, until: null })
    const text = await textNow(rooms, await rooms.dossier())
    const words = ['Déclaration', 'Le Conseil regrette.']
    const paragraphs = (text?.source.base ?? []).map(({ id: of }, i) => {
      return { of, pieces: [{ text: words[i] ?? '', emphasis: [] }] }
    })
    await pen({ command: 'addTranslation', lang: 'fr', item: '', source: 'fr.docx', paragraphs })
  }

  async function exported(revision: string | null, format = 'json', lang: string | null = null) {
    const file = {
      store,
      readDossier: () => rooms.dossier(),
      loadText: async (of: string) => (await loadDoc(store, textRoom(of))).doc,
    }
    const made = await exportDossier(file, { ...orderOf(format), revision, lang }, JOB)
    return made.ok ? Buffer.from(made.value.bytes).toString() : made.error
  }
  const told = async (revision: string | null) => {
    const { dossier, translations, revisions } = JSON.parse(await exported(revision))
    return {
      came: [IND, KEN].filter((one) => dossier.members.includes(one)),
      groups: dossier.groups.map(({ name }: { name: string }) => name),
      offices: dossier.offices.map(({ office }: { office: string }) => office),
      translations: translations.map(({ lang }: { lang: string }) => lang),
      revisions: revisions.map(({ name }: { name: string }) => name),
    }
  }
  const THEN = { came: [IND], groups: [], offices: ['penholder'], translations: [] }
  const NOW = { came: [IND, KEN], groups: ['A3'], offices: ['penholder', 'president'], translations: ['fr'] } // biome-ignore format: one dossier

  it('[K1] has who took part then, whoever came since, and no translation that was made since', async () => {
    // After the last word of the text, and before it was circulated.
    await pen({ command: 'admit', delegation: code(IND) })
    await circulate(null)
    await goOn()
    expect(await told('Zero draft')).toEqual({ ...THEN, revisions: ['Zero draft'] })
    expect(await told(null)).toEqual({ ...NOW, revisions: ['Zero draft'] })
    await circulate(null)
    expect(await told('Rev.1')).toEqual({ ...NOW, revisions: ['Zero draft', 'Rev.1'] })
    expect(await told('Zero draft')).toEqual({ ...THEN, revisions: ['Zero draft'] })
  })

  it('[K1] [K16] so has one that was circulated to named recipients', async () => {
    await pen({ command: 'admit', delegation: code(IND) })
    await circulate([FRA])
    await pen({ command: 'admit', delegation: code(KEN) })
    expect(await told('Zero draft')).toEqual({ ...THEN, revisions: ['Zero draft'] })
  })

  it('[K1] [U9] a moment has those of its entry', async () => {
    await pen({ command: 'admit', delegation: code(IND) })
    const entry = String(await store.head())
    await circulate(null)
    await goOn()
    expect(await told(entry)).toMatchObject(THEN)
    expect(await told('now')).toEqual({ ...NOW, revisions: ['Zero draft'] })
  })

  it('[O13] the words of a revision in another language are there once they are asked for', async () => {
    await circulate(null)
    expect(await exported('Zero draft', 'txt', 'fr')).toBe('lang')
    await goOn()
    expect(await exported('Zero draft', 'txt', 'fr')).toContain('Le Conseil regrette.')
    expect(await exported('Zero draft', 'txt')).toContain('The Council regrets.')
    expect(await exported('Zero draft', 'json', 'fr')).toBe('negotiated-only')
  })
})
