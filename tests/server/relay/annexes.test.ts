import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDoc } from '../../../server/load-doc.ts'
import { AdoptionOffice } from '../../../server/relay/adoption-office.ts'
import { ConductOffice } from '../../../server/relay/conduct-office.ts'
import { SilenceOffice } from '../../../server/relay/silence-office.ts'
import { Standings } from '../../../server/relay/standing.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import { SECRETARIAT } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { readDossier, writeDossier } from '../../../shared/ydoc/dossier-doc.ts'
import { CHN, FRA } from '../dossiers.ts'
import { memoryRooms, roomsOver, seated } from './memory-rooms.ts'

const NOW = 1_584_000_000_000
const words = (title: string, text = 'Words.') => ({
  command: 'addAnnex' as const,
  title,
  source: `${title}.docx`,
  blocks: [{ kind: 'words' as const, text }],
})

async function anOffice() {
  const store = new MemoryStore()
  const rooms = await memoryRooms(store)
  const office = new ConductOffice({
    store,
    rooms,
    standings: new Standings(store),
    silence: new SilenceOffice({ rooms, now: () => NOW }),
    adoption: new AdoptionOffice({ rooms, now: () => NOW }),
    dismiss: () => undefined,
    mayEnter: () => true,
    onFailed: (error) => {
      throw error
    },
    now: () => NOW,
  })
  const seat = async (role: Role) => {
    const { hash } = await seated(
      store,
      role === 'secretariat' ? SECRETARIAT : role === 'penholder' ? CHN : FRA,
      role,
    )
    return hash
  }
  return { office, store, rooms, seat }
}

describe('annexes for reference', () => {
  it.each([
    ['penholder', 'CHN'],
    ['secretariat', SECRETARIAT],
  ] as const)('[O12] the %s puts one in and takes it away', async (role, by) => {
    const { office, rooms, seat } = await anOffice()
    const session = await seat(role)
    expect(await office.act(words('Report'), session)).toEqual({ ok: true, value: {} })
    const { annexes } = await rooms.dossier()
    expect(annexes).toEqual([
      {
        id: NOW.toString(36),
        title: 'Report',
        source: 'Report.docx',
        by,
        at: NOW,
        blocks: [{ kind: 'words', text: 'Words.' }],
      },
    ])
    const away = { command: 'removeAnnex' as const, id: annexes[0]?.id ?? '' }
    expect(await office.act(away, session)).toMatchObject({ ok: true })
    expect((await rooms.dossier()).annexes).toEqual([])
    expect(await office.act(away, session)).toMatchObject({ error: { code: 'not-there' } })
  })

  it.each(['co-penholder', 'delegation', 'observer', 'screen'] as const)(
    '[O12] a %s may do neither',
    async (role) => {
      const { office, rooms, seat } = await anOffice()
      expect(await office.act(words('Report'), await seat('penholder'))).toMatchObject({ ok: true })
      const session = await seat(role)
      expect(await office.act(words('Other'), session)).toEqual({
        ok: false,
        error: { code: 'forbidden' },
      })
      const away = { command: 'removeAnnex' as const, id: NOW.toString(36) }
      expect(await office.act(away, session)).toMatchObject({ error: { code: 'forbidden' } })
      expect((await rooms.dossier()).annexes.map(({ title }) => title)).toEqual(['Report'])
    },
  )

  it('[O12] they are there after a restart, in the order in which they came, and one more writes no other again', async () => {
    const { office, store, seat } = await anOffice()
    const session = await seat('penholder')
    const long = 'x'.repeat(100_000)
    for (const title of ['First', 'Second', 'Third']) await office.act(words(title, long), session)
    const { doc } = await loadDoc(store, 'dossier')
    const bytes = Y.encodeStateAsUpdate(doc).length
    expect(bytes).toBeGreaterThan(300_000)
    expect(bytes).toBeLessThan(320_000)
    const again = roomsOver(store)
    expect((await again.dossier()).annexes.map(({ title }) => title)).toEqual([
      'First',
      'Second',
      'Third',
    ])
  })

  it('[O12] a dossier of before has none, and whoever writes one without touching them loses none', () => {
    const doc = new Y.Doc({ gc: false })
    doc.getMap('dossier').set('id', 'x')
    doc.getMap('dossier').set('penholder', 'CHN')
    const old = readDossier(doc)
    if (!old) throw new Error('there is no dossier')
    expect(old.annexes).toEqual([])
    const annex = { id: 'a', title: 'A', source: 'a', by: CHN, at: 1, blocks: [] }
    writeDossier(doc, { ...old, annexes: [annex] })
    const { annexes: _, ...facts } = { ...old, topic: 'Another' }
    writeDossier(doc, facts)
    expect(readDossier(doc)).toMatchObject({ topic: 'Another', annexes: [annex] })
  })
})
