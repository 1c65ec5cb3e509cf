import * as Y from 'yjs'
import type { CharId } from '../../shared/domain/char-ids.ts'
import {
  firstItem,
  type Item,
  insertAfter,
  newString,
  textOfItem,
} from '../../shared/ydoc/items.ts'
import { cutsOf, incorporatedOf, tapeOf } from '../../shared/ydoc/roots.ts'
import { penholder } from './support/command.ts'
import { type ModifiedClient, modifiedClient } from './support/modified-client.ts'
import { caretBehind, expect, join, saved, shownText, test } from './support/people.ts'

/** Things that a delegation's own client never does, and the code with which each is refused. */
const ATTACKS: readonly (readonly [
  name: string,
  codes: readonly string[],
  attack: (client: ModifiedClient, words: Words) => void,
])[] = [
  ['deletes base text', ['append-only'], ({ doc }, { base }) => deleteItem(doc, base)],
  [
    'deletes another delegation’s words',
    ['append-only'],
    ({ doc }, { foreign }) => deleteItem(doc, foreign),
  ],
  [
    'writes under the penholder’s id',
    ['forged-author', 'overlap', 'gap'],
    ({ doc }, { base }) => typeAs(doc, base.id.client, base),
  ],
  [
    'writes under another delegation’s id',
    ['forged-author'],
    ({ doc }, { foreign }) => typeAs(doc, foreign.id.client, foreign),
  ],
  [
    'cuts base text',
    ['foreign-root'],
    ({ doc }, { base }) => cutsOf(doc).push([[base.id.client, base.id.clock, 3]]),
  ],
  [
    'incorporates its own words',
    ['foreign-root'],
    ({ doc, clientIds }) => incorporatedOf(doc).push([[clientIds.proposing, 0, 1]]),
  ],
  [
    'writes into another delegation’s records',
    ['foreign-root'],
    ({ doc }) => doc.getMap('d:FRA').set('forged', { kind: 'support', on: 'x', v: 'y' }),
  ],
]

type Words = { readonly base: Item; readonly foreign: Item }

test('a modified client changes nothing, and nobody hears of it', async ({
  browser,
  negotiation,
}) => {
  const pen = await negotiation.invite('CHN', 'penholder')
  const guest = await negotiation.invite('FRA', 'delegation')
  const attacker = await negotiation.invite('USA', 'delegation', ATTACKS.length)
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  const FRA = await join(browser, serving, guest)
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('The Security Council stands firm.')
  await saved(CHN)
  await caretBehind(FRA, 'stands')
  await FRA.page.keyboard.type(' united and')
  await saved(FRA)
  await expect(CHN.text).toContainText('stands united and firm.')
  const before = await shownText(CHN)
  const exported = await negotiation.json()

  for (const [name, codes, attack] of ATTACKS) {
    await test.step(name, async () => {
      const client = await modifiedClient(serving.http, attacker, 'text/en')
      const { doc } = client
      doc.clientID = client.clientIds.proposing
      const words = { base: itemWith(doc, 'stands'), foreign: itemWith(doc, ' united') }
      const sent: Uint8Array[] = []
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'relay') sent.push(update)
      })
      attack(client, words)
      expect(sent.length).toBeGreaterThan(0)
      for (const update of sent) client.send({ kind: 'update', update })
      expect(codes).toContain((await client.refused).code)
      client.close()
    })
  }

  // A word of France arrives after all of it, so whatever was let through would have arrived before.
  await FRA.page.keyboard.type(' still')
  await expect(CHN.text).toContainText('stands united and still firm.')
  expect((await shownText(CHN)).replace(' still', '')).toBe(before)
  expect((await negotiation.json()).text.baseText).toBe(exported.text.baseText)
  await serving.stop()
  await penholder('verify', negotiation.file)
  expect((await negotiation.json()).text.ifIncorporatedText).toContain(
    'stands united and still firm.',
  )
})

/** The item in which the words begin; what was typed key by key may be many items. */
function itemWith(doc: Y.Doc, words: string): Item {
  let read = ''
  const starts: { readonly at: number; readonly item: Item }[] = []
  for (let item = firstItem(doc); item; item = item.right) {
    starts.push({ at: read.length, item })
    read += textOfItem(item) ?? ''
  }
  const at = read.indexOf(words)
  const found = starts.findLast((one) => one.at <= at && textOfItem(one.item))
  if (at < 0 || !found) throw new Error(`"${words}" is not on the tape`)
  return found.item
}

function deleteItem(doc: Y.Doc, { id, length }: Item): void {
  doc.transact((transaction) => {
    const items = doc.store.clients.get(id.client) ?? []
    const item = items[Y.findIndexSS(items, id.clock)]
    if (item instanceof Y.Item) item.delete(transaction)
  })
  expect(length).toBeGreaterThan(0)
}

/** Types in somebody else's name, where that one stopped. */
function typeAs(doc: Y.Doc, client: number, behind: Item): void {
  const own = doc.clientID
  doc.clientID = client
  const left: CharId = { client: behind.id.client, clock: behind.id.clock }
  doc.transact((transaction) => insertAfter(transaction, left, newString('forged')))
  doc.clientID = own
  expect(tapeOf(doc)).toBeDefined()
}
