import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { parseKeyText } from '../../../shared/sealed/ring.ts'
import { CHN, FRA, scratchFolder, someDossier, USA } from '../../server/dossiers.ts'
import { joinWith } from '../../server/relay/drafters.ts'
import { penholder, servedFile } from '../../server/run-cli.ts'
import { type Colleague, colleague, until, untilIs, untilSaved } from './colleagues.ts'
import { CAN_READ_MEMORY, inMemory } from './process-memory.ts'

// The host has the file, the whole memory of the relay and the power to invite whomever it likes as whomever it likes.
// What is written in a private room is in none of these.

const NOTE = 'Our fall-back: “where appropriate” in paragraph 4'
const open: Colleague[] = []
const undo: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const one of open.splice(0)) await one.room.close()
  for (const one of undo.splice(0).reverse()) await one()
})

/** A relay in a process of its own, over a file for which somebody of each was invited by its host. */
async function aHost(delegations: readonly string[]) {
  const scratch = await scratchFolder()
  undo.push(() => scratch.remove())
  const file = scratch.path('talks.penholder')
  const made = await createDossierFile(file, someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
  const invites: string[] = []
  for (const code of delegations) {
    const role = code === CHN ? 'penholder' : 'delegation'
    const args = ['--delegation', code, '--role', role, '--json']
    invites.push(JSON.parse((await penholder(['invite', file, ...args])).out).invite)
  }
  const relay = await servedFile(file)
  undo.push(() => relay.kill('SIGTERM'))
  return { relay, invites, folder: path.dirname(file) }
}

test('[E16] a host reads a private note in no file, in no memory, and by no invitation of its own', async (context) => {
  const { relay, invites, folder } = await aHost([FRA, FRA, FRA, USA, CHN])
  const enter = async (at: number, options = {}) => {
    const member = await joinWith(relay, invites[at] ?? '', `Person ${at}`)
    const inviting = { ...relay, invite: () => Promise.reject(new Error('joined already')) }
    const one = await colleague(inviting, member.delegation, { member, ...options })
    open.push(one)
    return one
  }
  const head = await enter(0)
  await untilIs(head, 'live')
  const key = head.room.keyText.getSnapshot() ?? ''
  const expert = await enter(1, { key })
  head.write(NOTE)
  await until('the note', () => expert.note() === NOTE)
  await untilSaved(head)

  // An invitation for France that France did not make opens the door of the room, and nothing in it.
  const spy = await enter(2)
  await untilIs(spy, 'noKey')
  const american = await enter(3, { room: 'private/FRA' })
  await untilIs(american, 'ended')
  const pen = await enter(4, { room: 'private/FRA' })
  await untilIs(pen, 'ended')
  for (const { heard, note } of [spy, american, pen]) {
    expect(note()).toBe('')
    expect(Buffer.concat(heard).includes(NOTE)).toBe(false)
  }
  expect(Buffer.concat(spy.heard).length).toBeGreaterThan(0)

  const secret = parseKeyText(key)?.secret ?? new Uint8Array()
  expect(secret).toHaveLength(32)
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(path.join(folder, name))
    for (const words of [NOTE, 'where appropriate', key]) expect(bytes.includes(words)).toBe(false)
    expect(bytes.includes(Buffer.from(secret))).toBe(false)
  }
  if (!CAN_READ_MEMORY) return context.skip('the memory of a process is shown by Linux alone')
  const wanted = {
    note: Buffer.from(NOTE),
    wideNote: Buffer.from(NOTE, 'utf16le'),
    key: Buffer.from(key),
    secret: Buffer.from(secret),
    // What it does hold shows that the search finds something.
    envelope: lastEnvelope(head),
  }
  expect(await inMemory(relay.pid, wanted)).toEqual(['envelope'])
})

/** Some bytes of an envelope as it came back from the relay. */
function lastEnvelope({ heard }: Colleague): Buffer {
  const longest = heard.toSorted((a, b) => b.length - a.length)[0] ?? new Uint8Array()
  return Buffer.from(longest.slice(200, 264))
}
