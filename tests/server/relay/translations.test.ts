import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { AdoptionOffice } from '../../../server/relay/adoption-office.ts'
import { ConductOffice } from '../../../server/relay/conduct-office.ts'
import type { Rooms } from '../../../server/relay/rooms.ts'
import { SilenceOffice } from '../../../server/relay/silence-office.ts'
import { Standings } from '../../../server/relay/standing.ts'
import { textNow } from '../../../server/relay/text-now.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import { SECRETARIAT } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { CHN, FRA } from '../dossiers.ts'
import { memoryRooms, roomsOver, seated } from './memory-rooms.ts'

const NOW = 1_584_000_000_000
let store: MemoryStore
let rooms: Rooms
let office: ConductOffice
let clock: number

beforeEach(async () => {
  store = new MemoryStore()
  clock = NOW
  rooms = await memoryRooms(store)
  await store.append([textEntry('Statement', 'The Council regrets.', 'It calls upon all.')])
  const silence = new SilenceOffice({ rooms, now: () => clock })
  const adoption = new AdoptionOffice({ rooms, now: () => clock })
  office = new ConductOffice({
    ...{ store, rooms, silence, adoption },
    standings: new Standings(store),
    dismiss: () => undefined,
    mayEnter: () => true,
    onFailed: (error) => {
      throw error
    },
    now: () => clock,
  })
})

function textEntry(...paragraphs: readonly string[]) {
  const { CHN: pen } = negotiate(...paragraphs)
  const data = Y.encodeStateAsUpdate(pen.doc)
  return { room: 'text/en', author: 'relay', ts: 1, data, wrote: rangesWritten(data) }
}

async function session(role: Role): Promise<string> {
  const delegation = role === 'secretariat' ? SECRETARIAT : role === 'penholder' ? CHN : FRA
  return (await seated(store, delegation, role)).hash
}

/** The text in French, a line a paragraph. */
async function french(...words: readonly string[]) {
  const text = await textNow(rooms, await rooms.dossier())
  const ids = (text?.source.base ?? []).map(({ id }) => id)
  return {
    command: 'addTranslation' as const,
    ...{ lang: 'fr' as const, item: 'Le titre', source: 'fr.docx' },
    paragraphs: ids.flatMap((of, i) => {
      const text = words[i]
      return text === undefined ? [] : [{ of, pieces: [{ text, emphasis: [] }] }]
    }),
  }
}
const WORDS = ['Déclaration', 'Le Conseil regrette.', 'Il engage tous.'] as const
const circulate = async () =>
  office.act(
    { command: 'circulate', note: '', recipients: null, commentsUntil: null },
    await session('penholder'),
  )

describe('the text in another official language', () => {
  it('[O13] the secretariat puts it in, puts another in its place, and takes it away', async () => {
    await circulate()
    const seat = await session('secretariat')
    expect(await office.act(await french(...WORDS), seat)).toEqual({ ok: true, value: {} })
    const [one] = (await rooms.dossier()).translations
    expect(one).toMatchObject({
      ...{ lang: 'fr', revision: 'Zero draft', by: 'SEC', at: NOW, source: 'fr.docx' },
      item: 'Le titre',
    })
    expect(one?.paragraphs.map(({ pieces }) => pieces)).toEqual(
      WORDS.map((text) => [{ text, emphasis: [] }]),
    )
    clock = NOW + 1
    await office.act(await french('Titre', ...WORDS.slice(1)), seat)
    // As somebody else reads it, and as it stands after a restart.
    const { translations } = await roomsOver(store).dossier()
    expect(translations.map(({ at }) => at)).toEqual([NOW + 1])
    const away = { command: 'removeTranslation' as const, id: 'fr@Zero draft' }
    expect(await office.act(away, seat)).toMatchObject({ ok: true })
    expect((await roomsOver(store).dossier()).translations).toEqual([])
    expect(await office.act(away, seat)).toMatchObject({ error: { code: 'not-there' } })
  })

  it.each(['penholder', 'co-penholder', 'delegation', 'observer', 'screen'] as const)(
    '[O13] a %s may do neither',
    async (role) => {
      await circulate()
      const seat = await session(role)
      const refused = { ok: false, error: { code: 'forbidden' } }
      expect(await office.act(await french(...WORDS), seat)).toEqual(refused)
      const away = { command: 'removeTranslation' as const, id: 'fr@Zero draft' }
      expect(await office.act(away, seat)).toEqual(refused)
    },
  )

  it('[O13] it is of a version that was circulated, and of every paragraph of it', async () => {
    const seat = await session('secretariat')
    expect(await office.act(await french(...WORDS), seat)).toMatchObject({
      error: { code: 'no-revision' },
    })
    await circulate()
    const half = await french(...WORDS.slice(0, 2))
    expect(await office.act(half, seat)).toMatchObject({ error: { code: 'paragraphs' } })
    const empty = await french('Déclaration', ' ', 'Il engage tous.')
    expect(await office.act(empty, seat)).toMatchObject({ error: { code: 'paragraphs' } })
    const own = { ...(await french(...WORDS)), lang: 'en' as const }
    expect(await office.act(own, seat)).toMatchObject({ error: { code: 'own-language' } })
    expect((await rooms.dossier()).translations).toEqual([])
  })
})
