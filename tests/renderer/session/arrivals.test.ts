import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Arrivals } from '../../../renderer/session/arrivals.ts'

/** Updates of a typist, letter by letter, and a document that receives them frame by frame. */
function typed(letters: string) {
  const author = new Y.Doc()
  const updates: Uint8Array[] = []
  author.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of letters) author.getText('t').insert(author.getText('t').length, letter)
  const doc = new Y.Doc()
  const frames: (() => void)[] = []
  let transactions = 0
  let wasLocal = false
  doc.on('afterTransaction', ({ local }: Y.Transaction) => {
    transactions++
    wasLocal ||= local
  })
  const arrivals = new Arrivals(doc, 'relay', (run) => {
    frames.push(run)
    return () => void frames.splice(frames.indexOf(run), 1)
  })
  return {
    updates,
    arrivals,
    draw: () => {
      for (const run of frames.splice(0)) run()
    },
    text: () => doc.getText('t').toString(),
    said: () => ({ transactions, wasLocal, frames: frames.length }),
  }
}

describe('[R15] what others write', () => {
  it('is brought in once a frame, in order, as one transaction that is not local', () => {
    const { updates, arrivals, draw, text, said } = typed('peace')
    for (const update of updates) arrivals.add(update)
    expect(text()).toBe('')
    expect(said().frames).toBe(1)
    draw()
    expect(text()).toBe('peace')
    expect(said()).toEqual({ transactions: 1, wasLocal: false, frames: 0 })
  })

  it('is brought in at once when somebody needs it, and not twice', () => {
    const { updates, arrivals, draw, text, said } = typed('ab')
    for (const update of updates) arrivals.add(update)
    arrivals.flush()
    draw()
    expect(text()).toBe('ab')
    expect(said().transactions).toBe(1)
  })

  it("leaves a frame to one's own words, and no more than three in a row", () => {
    const { updates, arrivals, draw, text } = typed('ab')
    const [first = new Uint8Array(), second = new Uint8Array()] = updates
    arrivals.add(first)
    for (let frame = 0; frame < 3; frame++) {
      arrivals.yieldFrame()
      draw()
      expect(text()).toBe('')
    }
    arrivals.yieldFrame()
    draw()
    expect(text()).toBe('a')
    arrivals.yieldFrame()
    arrivals.add(second)
    draw()
    expect(text()).toBe('a')
    draw()
    expect(text()).toBe('ab')
  })

  it('is there before what is said about it', () => {
    const { updates, arrivals, draw, text } = typed('ab')
    const heard: string[] = []
    arrivals.afterwards(() => heard.push(text()))
    for (const update of updates) arrivals.add(update)
    arrivals.afterwards(() => heard.push(text()))
    expect(heard).toEqual([''])
    draw()
    expect(heard).toEqual(['', 'ab'])
  })
})
