import { describe, expect, it } from 'vitest'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { TextSession } from '../../../renderer/session/live-text.ts'
import type { Member } from '../../../renderer/session/member.ts'
import { PenRooms } from '../../../renderer/session/pen-rooms.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'

const code = (name: string) => name as DelegationCode
const [CHN, FRA, VNM] = [code('CHN'), code('FRA'), code('VNM')]

function rooms(member: Member) {
  const opened: string[] = []
  const closed: string[] = []
  const me = new Cell<Member>(member)
  const dossier = new Cell<Dossier | null>({ members: [CHN, FRA, VNM] } as unknown as Dossier)
  const open = (room: string): TextSession => {
    opened.push(room)
    return { close: async () => void closed.push(room) } as unknown as TextSession
  }
  return { opened, closed, me, rooms: new PenRooms({ me, dossier, open }) }
}

describe('the rooms of delegations with the pen', () => {
  it('[W15] are opened behind the text, all of them for whoever holds the pen', () => {
    const { opened, rooms: pen } = rooms({ delegation: VNM, role: 'penholder' })
    expect(opened).toEqual([])
    pen.begin()
    pen.begin()
    expect(opened).toEqual(['pen/CHN', 'pen/FRA', 'pen/VNM'])
  })

  it('[G18] are open as long as the member may be in them', () => {
    const { opened, closed, me, rooms: pen } = rooms({ delegation: FRA, role: 'delegation' })
    pen.begin()
    expect(opened).toEqual(['pen/FRA'])
    me.set({ delegation: FRA, role: 'observer' })
    expect([closed, pen.rooms.getSnapshot()]).toEqual([['pen/FRA'], []])
  })

  it('stay closed if the window was closed before the text was there', () => {
    const { opened, rooms: pen } = rooms({ delegation: VNM, role: 'penholder' })
    pen.close()
    pen.begin()
    expect(opened).toEqual([])
  })
})
