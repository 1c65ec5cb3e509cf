import { open } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { describeError, relayLogger } from '../../../server/operations/logger.ts'
import { CHN, FRA } from '../dossiers.ts'
import { aRelay } from '../relay/a-relay.ts'
import { connect, Drafter, post, ticketFor, Wire } from '../relay/drafters.ts'
import { insertAfterLast, openingOf } from '../relay/tape.ts'

const TITLE = 'Gravity-of-the-matter'
const WORDS = 'unutterable-wording'
const PERSON = 'Madeleine Plenipotentiary'

function listening(): { readonly to: Writable; text(): string; lines(): unknown[] } {
  let all = ''
  const to = new Writable({
    write: (chunk, _encoding, done) => {
      all += String(chunk)
      done()
    },
  })
  const lines = () =>
    all
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
  return { to, text: () => all, lines }
}

describe('the log of the relay', () => {
  it('[M1] holds no word, no person and no secret of a lively negotiation, at any level', async () => {
    const log = listening()
    const relay = await aRelay({ logger: relayLogger('trace', log.to) })
    const secrets: string[] = []
    const admit = async (code: typeof CHN, role: 'penholder' | 'delegation') => {
      const { invite } = await relay.invite({ delegation: code, role, name: PERSON, uses: 2 })
      const again = await post(relay, '/api/join?token=querysecret', { invite, name: PERSON })
      const { session } = again.json as { session: string }
      secrets.push(invite, session)
      return session
    }
    const pen = await Drafter.connect(relay, await admit(CHN, 'penholder'))
    pen.doc.clientID = pen.ids.base ?? 0
    openingOf(pen.doc, TITLE)
    await pen.saved()
    const fraSession = await admit(FRA, 'delegation')
    const fra = await Drafter.connect(relay, fraSession)
    insertAfterLast(fra.doc, WORDS)
    await fra.saved()
    // What is refused, malformed, foreign or broken is where words slip into logs.
    fra.doc.getMap('d:USA').set('note', WORDS)
    await fra.wire.untilClosed()
    const { ticket } = await ticketFor(relay, fraSession)
    secrets.push(ticket)
    const stolen = connect(relay, 'dossier', ticket)
    await stolen.untilClosed()
    const broken = new Wire(`${relay.url}/text/en?ack=1&session=${fraSession}`, [
      'penholder.v1',
      `ticket.${(await ticketFor(relay, fraSession)).ticket}`,
    ])
    await broken.untilOpen()
    broken.socket.send(Buffer.concat([Buffer.from([0, 9]), Buffer.from(WORDS)]))
    await broken.untilClosed()
    await post(relay, '/api/join', `{"invite": ${WORDS}`)
    await post(relay, '/api/join', { invite: 'guessed-invite', name: PERSON })
    await post(relay, '/api/ticket', { room: 'text/en' }, 'guessed-session')
    await fetch(`${relay.http}/api/export?format=${WORDS}&session=querysecret`)
    await relay.close()

    expect(log.lines()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'info', msg: 'the relay serves' }),
        expect.objectContaining({ msg: 'an update was refused', code: 'foreign-root' }),
        expect.objectContaining({ msg: 'the relay has stopped: everything is kept' }),
      ]),
    )
    const forbidden = [TITLE, WORDS, PERSON, 'querysecret', 'guessed-', 'ticket.', ...secrets]
    for (const one of forbidden) expect(log.text(), one).not.toContain(one)
  })

  it('[M1] tells kind and place of an exception, not what it quotes', () => {
    const log = listening()
    const logger = relayLogger('error', log.to)
    const quoting = [
      () => JSON.parse(`{"text": ${WORDS}`) as unknown,
      () => new URL(`not a url ${WORDS}`),
      () => Buffer.from(WORDS as never, `${WORDS}` as never).readInt8(WORDS as never),
    ]
    for (const act of quoting) {
      try {
        act()
        throw new Error('nothing was thrown')
      } catch (err) {
        logger.error({ err }, 'failed')
      }
    }
    logger.error({ err: WORDS }, 'failed')
    expect(log.lines()).toHaveLength(4)
    expect(log.text()).not.toContain(WORDS)
    expect(log.text()).toContain('logger.test.ts')
  })

  it('[M1] keeps the messages of the system, which name files and conditions', async () => {
    const missing: unknown = await open('/nowhere/at-all').catch((error: unknown) => error)
    expect(describeError(missing)).toMatchObject({
      code: 'ENOENT',
      message: expect.stringContaining('/nowhere/at-all'),
    })
  })
})
