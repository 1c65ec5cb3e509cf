import type * as Y from 'yjs'
import { GuardedText } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { isListRoot } from '../../../../shared/ydoc/guard/text-state.ts'
import { FRA, fra, from, PEN, pen, recordsRoom, replicaOf } from './a-room.ts'
import type { Ground } from './mutated-room.ts'

// What FRA could do to a room that keeps records alone ([G18]): write remarks of its own, and nothing else.

const REMARKS: readonly unknown[] = ['comment', 'pos', 'support']
const KEYS = ['a', 'b', 'c', 'd'] as const

export const RECORDS_ALONE: Ground = {
  furnished: () => {
    const room = recordsRoom()
    const put = (client: number, key: string, value: object) => {
      const by = client === FRA ? fra : pen
      const root = `d:${by.delegation}`
      const judged = room.receive(from(room, client, { root, key, values: [value] }), by)
      if (!judged.ok) throw new Error(`the furniture was refused: ${judged.refusal.code}`)
    }
    put(FRA, 'a', { kind: 'pos', v: 'oppose', pid: '7:0' })
    put(FRA, 's', { kind: 'comment', note: 'n', ids: [[7, 0, 2]] })
    put(PEN, 'a', { kind: 'comment', note: 'noted', on: 'FRA/a' })
    return room
  },
  guard: (doc) => new GuardedText(doc, 'records'),
  untouchable: (doc) => {
    const kinds = [...doc.getMap('d:FRA').values()].filter((value) => !isRemark(value))
    const others = [...doc.share.keys()].filter((root) => root !== 'd:FRA').sort()
    return JSON.stringify([others, others.map((root) => contentOf(doc, root)), kinds])
  },
  honest: (room, random) => {
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
    const { doc, act } = replicaOf(room, FRA)
    const records = doc.getMap('d:FRA')
    const key = pick(KEYS)
    return act(() => {
      if (records.has(key) && random() < 0.2) records.delete(key)
      else if (random() < 0.5) records.set(key, { kind: 'pos', v: 'reserve', pid: '7:0' })
      else
        records.set(key, {
          kind: 'comment',
          note: 'we note',
          ids: [
            [7, 0, 2],
            [8, 1, 1],
          ],
        })
    })
  },
}

function isRemark(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && REMARKS.includes(value.kind)
  )
}

function contentOf(doc: Y.Doc, root: string): unknown {
  if (root === 'text') return doc.getText('text').toDelta()
  const isList = isListRoot(root)
  return isList ? doc.getArray(root).toJSON() : doc.getMap(root).toJSON()
}
