import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LiveText, TextSession } from '../../../renderer/session/live-text.ts'
import type { Range } from '../../../shared/domain/char-ids.ts'
import type { RefusalCode } from '../../../shared/domain/refusals.ts'
import type { JoinAnswer } from '../../../shared/protocol/http.ts'
import { readProposals, readView } from '../../../shared/ydoc/read-text.ts'
import { isSaved, Machine, seen, shown, textOf } from './fake-machine.ts'
import { FakeRelay, sessionOf } from './fake-relay.ts'
import { endOf, seedText } from './seed-text.ts'

const LINES = ['Draft', 'training is essential to safety', 'and urges all States'] as const
const FRA = sessionOf('FRA')
const behind = (words: string) => endOf(words, ...LINES)
const rangeOfWords = (words: string): Range => {
  const end = behind(words)
  return [end.client, end.clock - words.length + 1, words.length]
}

let relay: FakeRelay
let machine: Machine
let windows: TextSession[]

beforeEach(() => {
  relay = new FakeRelay(seedText(...LINES))
  machine = new Machine()
  windows = []
})

afterEach(async () => {
  for (const window of windows) await window.close()
})

async function openSaved(session: JoinAnswer = FRA): Promise<TextSession> {
  const window = machine.open(relay, session)
  windows.push(window)
  await seen(window.connection, isSaved)
  return window
}

/** The relay refuses one update and is content with the next ones. */
function refuseOnce(code: RefusalCode): void {
  relay.judge = () => {
    relay.judge = () => null
    return code
  }
}

/** Writes, is refused, and waits until everything is settled. */
async function writeRefused(
  code: RefusalCode,
  write: (text: LiveText) => void,
): Promise<TextSession> {
  const window = await openSaved()
  const text = await textOf(window)
  refuseOnce(code)
  write(text)
  await seen(window.text, (now) => now !== null && now.writer !== text.writer)
  await seen(window.connection, isSaved)
  return window
}

async function seenByOthers(): Promise<string> {
  return shown(await textOf(await openSaved(sessionOf('USA'))))
}

describe('[G14] a refused change', () => {
  it('is kept as a note with its words and place, and typed again under a new lease', async () => {
    const window = await writeRefused('stale', ({ writer }) => {
      writer.type(behind('training'), ' and care')
    })
    expect(window.notes.getSnapshot()).toMatchObject([
      {
        kind: 'text',
        text: ' and care',
        quote: 'training',
        reason: 'stale',
        isRestated: true,
      },
    ])
    expect(window.notice.getSnapshot()).toEqual({ reason: 'stale', kept: 1, restated: 1 })
    expect(relay.tickets.at(-1)?.resume).toEqual([])
    expect(await seenByOthers()).toContain('training and care is essential')
  })

  it('takes with it what was written while the window found out', async () => {
    const window = await openSaved()
    const { writer } = await textOf(window)
    relay.goOffline()
    writer.type(behind('training'), ' and care')
    relay.isReachable = true
    refuseOnce('decided')
    machine.clock.advance(20_000)
    writer.type(behind('safety'), ' today')
    await seen(window.notice, (notice) => notice !== null)
    await seen(window.connection, isSaved)
    expect(await seenByOthers()).toBe(
      'Draft\ntraining and care is essential to safety today\nand urges all States',
    )
  })

  it('is a note and no more where the stage of the negotiation forbids writing', async () => {
    const window = await writeRefused('phase', ({ writer }) => {
      writer.type(behind('training'), ' and care')
    })
    expect(window.notice.getSnapshot()).toEqual({ reason: 'phase', kept: 1, restated: 0 })
    expect(window.notes.getSnapshot()).toMatchObject([{ text: ' and care', isRestated: false }])
    expect(await seenByOthers()).not.toContain('care')
  })

  it('that is refused again stays a note: nothing goes round in circles', async () => {
    const window = await openSaved()
    const { writer } = await textOf(window)
    let refusals = 0
    relay.judge = () => (refusals++ < 5 ? 'stale' : null)
    writer.type(behind('training'), ' and care')
    await seen(window.notice, (notice) => notice?.restated === 0)
    await seen(window.connection, isSaved)
    expect(refusals).toBe(2)
    expect(window.notes.getSnapshot().map(({ text }) => text)).toContain(' and care')
    expect(await seenByOthers()).not.toContain('care')
  })

  it('of several kinds comes back as what it was: replacement, deletion, split, new paragraph', async () => {
    const window = await writeRefused('too-costly', ({ writer, ledger }) => {
      ledger.doc.transact(() => {
        writer.replace([rangeOfWords('essential')], 'vital')
        writer.remove([rangeOfWords('all ')])
        const second = writer.splitAfter(behind('safety'))
        writer.newParagraphAfter(second, 'plain', 'and welcomes this')
      })
    })
    const text = await textOf(window)
    const proposals = readProposals(text.ledger).map(({ kind, inserted, deleted }) => ({
      kind,
      inserted: inserted.text,
      deleted: deleted.text,
    }))
    expect(proposals).toContainEqual({
      kind: 'replacement',
      inserted: 'vital',
      deleted: 'essential',
    })
    expect(proposals).toContainEqual({ kind: 'deletion', inserted: '', deleted: 'all ' })
    expect(window.notes.getSnapshot().every(({ isRestated }) => isRestated)).toBe(true)
    expect(await seenByOthers()).toContain('and welcomes this')
  })

  it('that says something of the text without a word of it is said again, signs and all', async () => {
    const window = await writeRefused('stale', ({ writer, ledger }) => {
      const [, first, second] = readView(ledger, { kind: 'markup' })
      if (!first || !second) throw new Error('the text has two paragraphs')
      writer.moveParagraph(second.id, first.id)
      writer.emphasise([rangeOfWords('training')], 'italic', true)
      writer.retain([rangeOfWords('safety')], 'as agreed in 2018')
      writer.propose(first.id, 'mental health')
      writer.footnote(behind('States'), 'S/RES/2518')
    })
    const kept = window.notes.getSnapshot()
    expect(kept.every(({ isRestated }) => isRestated)).toBe(true)
    expect(
      kept
        .filter(({ kind }) => kind === 'statement')
        .map(({ detail }) => detail)
        .sort(),
    ).toEqual(['concept', 'emphasis', 'move', 'retain'])
    const other = await textOf(await openSaved(sessionOf('USA')))
    const kinds = readProposals(other.ledger).map(({ kind, delegation }) => `${delegation} ${kind}`)
    expect(kinds.sort()).toEqual(
      ['concept', 'emphasis', 'footnote', 'move', 'retain'].map((kind) => `FRA ${kind}`),
    )
  })

  it('is still in the notes when the window is opened again, until its author throws it away', async () => {
    const window = await writeRefused('phase', ({ writer }) => {
      writer.type(behind('training'), ' and care')
    })
    await window.close()
    const again = await openSaved()
    const [note] = again.notes.getSnapshot()
    expect(note?.text).toBe(' and care')
    again.discardNote(note?.id ?? '')
    expect(again.notes.getSnapshot()).toEqual([])
  })

  it('[rate] is sent again a little later under the same lease, and nothing is said', async () => {
    const window = await openSaved()
    const { writer } = await textOf(window)
    refuseOnce('rate')
    writer.type(behind('training'), ' and care')
    await seen(window.connection, ({ kind }) => kind === 'away')
    machine.clock.advance(20_000)
    await seen(window.connection, isSaved)
    expect(window.notice.getSnapshot()).toBeNull()
    expect(await seenByOthers()).toContain('training and care')
  })
})

describe('[G14] a verdict that comes too late', () => {
  it('is said and not repeated when the author has reworded the proposal', async () => {
    const usa = await textOf(await openSaved(sessionOf('USA')))
    usa.writer.remove([rangeOfWords('all ')])
    const window = await openSaved(sessionOf('CHN', 'penholder'))
    const text = await textOf(window)
    relay.goOffline()
    const [proposal] = readProposals(text.ledger)
    if (!proposal) throw new Error('no proposal')
    expect(text.writer.incorporate(proposal).ok).toBe(true)
    relay.isReachable = true
    const reworded = Y.encodeStateVector(relay.doc)
    usa.writer.remove([rangeOfWords('all States')])
    Y.applyUpdate(relay.doc, Y.encodeStateAsUpdate(usa.ledger.doc, reworded))
    refuseOnce('stale')
    machine.clock.advance(20_000)
    await seen(window.notice, (notice) => notice !== null)
    await seen(window.connection, isSaved)
    const verdict = window.notes.getSnapshot().find(({ kind }) => kind === 'verdict')
    expect(verdict).toMatchObject({ text: 'incorporated', detail: 'USA', isRestated: false })
  })
})

describe('[G14] another epoch', () => {
  it('what only this window remembers of others is dropped, its own work is entered again', async () => {
    const backup = Y.encodeStateAsUpdate(relay.doc)
    const usa = await openSaved(sessionOf('USA'))
    ;(await textOf(usa)).writer.type(behind('safety'), ' tomorrow')
    await seen(usa.connection, isSaved)
    const window = await openSaved()
    ;(await textOf(window)).writer.type(behind('training'), ' and care')
    await seen(window.connection, isSaved)
    expect(shown(await textOf(window))).toContain('tomorrow')
    await usa.close()

    relay.restore(backup)
    await seen(window.connection, ({ kind }) => kind === 'away')
    machine.clock.advance(20_000)
    await seen(window.notice, (notice) => notice?.reason === 'epoch')
    await seen(window.connection, isSaved)
    expect(shown(await textOf(window))).toBe(
      'Draft\ntraining and care is essential to safety\nand urges all States',
    )
  })
})
