import type { Transaction } from 'yjs'
import type { Remarker } from '../../shared/ydoc/remarker.ts'
import type { Announce } from './announcements.tsx'

/**
 * Says what the writer has just done and offers to take it back. The offer stands until the author does something
 * else, for undo takes back the last step, whatever that is; what others do leaves it standing.
 */
export function offerUndo(
  announce: Announce,
  text: string,
  writer: Pick<Remarker, 'doc' | 'undo'>,
): void {
  const { doc } = writer
  const offer = { text, undo: () => writer.undo() }
  const onUpdate = (
    _update: Uint8Array,
    _origin: unknown,
    _doc: unknown,
    by: Transaction,
  ): void => {
    if (!by.local) return
    stop()
    announce.set({ text })
  }
  announce.set(offer)
  doc.on('update', onUpdate)
  const stopListening = announce.subscribe(() => {
    if (announce.getSnapshot() !== offer) stop()
  })
  const stop = (): void => {
    doc.off('update', onUpdate)
    stopListening()
  }
}
