import { describe, expect, it } from 'vitest'
import { AdoptionOffice } from '../../../server/relay/adoption-office.ts'
import { ConductOffice } from '../../../server/relay/conduct-office.ts'
import { SilenceOffice } from '../../../server/relay/silence-office.ts'
import { Standings } from '../../../server/relay/standing.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { Member } from '../../../server/store/store.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { mayEnter, parseRoom } from '../../../shared/protocol/rooms.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { memoryRooms, seated } from './memory-rooms.ts'

type Dismissal = (member: Member, room: string) => boolean

describe('the penholder’s acts', () => {
  it('[O7] a group that is set anew closes its room to those who left it, and to nobody else', async () => {
    const { office, dismissals, pen } = await anOffice()
    const set = (members: readonly (typeof FRA)[]) =>
      office.act({ command: 'setGroup', name: 'A3', members: [...members] }, pen.hash)
    expect(await set([FRA, USA])).toMatchObject({ ok: true })
    expect(await set([USA])).toMatchObject({ ok: true })
    const goes = dismissals.at(-1)
    const who = (delegation: typeof FRA, role: Role = 'delegation'): Member => {
      return { hash: '', delegation, role, person: '' }
    }
    expect(goes?.(who(FRA), 'caucus/A3')).toBe(true)
    expect(goes?.(who(USA), 'caucus/A3')).toBe(false)
    for (const room of ['text/en', 'dossier', 'private/FRA']) {
      expect(goes?.(who(FRA), room), room).toBe(false)
    }
  })

  it('[O2] run one after another, each with the rights its caller has when its turn comes', async () => {
    const { office, store, rooms, pen } = await anOffice()
    await seated(store, FRA, 'delegation')
    const passing = office.act({ command: 'passPen', to: FRA }, pen.hash)
    const late = office.act({ command: 'setStage', stage: 'closed' }, pen.hash)
    expect(await passing).toMatchObject({ ok: true })
    expect(await late).toEqual({ ok: false, error: { code: 'forbidden' } })
    expect(await rooms.dossier()).toMatchObject({ penholder: FRA, stage: 'drafting' })
  })

  it('[J10] a newcomer is in, also if that could not be written', async () => {
    const { office, store, rooms, pen, failures } = await anOffice()
    const kenya = { ...pen, hash: 'k', delegation: 'KEN' as typeof FRA }
    const append = store.append.bind(store)
    store.append = () => Promise.reject(new Error('the disk is full'))
    await office.welcome(kenya)
    expect((await rooms.dossier()).members).not.toContain('KEN')
    store.append = append
    await office.welcome(kenya)
    expect((await rooms.dossier()).members.at(-1)).toBe('KEN')
    rooms.dossier = () => Promise.reject(new Error('unreadable'))
    await office.welcome({ ...kenya, delegation: 'UGA' as typeof FRA })
    expect(failures.length).toBe(1)
  })
})

async function anOffice() {
  const store = new MemoryStore()
  const rooms = await memoryRooms(store)
  const pen = await seated(store, CHN, 'penholder')
  const dismissals: Dismissal[] = []
  const failures: unknown[] = []
  const office = new ConductOffice({
    store,
    rooms,
    standings: new Standings(store),
    silence: new SilenceOffice({ rooms, now: () => 0 }),
    adoption: new AdoptionOffice({ rooms, now: () => 0 }),
    dismiss: (applies) => dismissals.push(applies),
    mayEnter: (name, member, dossier) => {
      const room = parseRoom(name)
      return room !== null && mayEnter(room, member, dossier)
    },
    onFailed: (error) => failures.push(error),
    now: () => 0,
  })
  return { office, store, rooms, pen, dismissals, failures }
}
