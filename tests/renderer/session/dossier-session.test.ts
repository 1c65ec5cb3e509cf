import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  type DossierSession,
  openDossierSession,
} from '../../../renderer/session/dossier-session.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { readDossier, writeDossier } from '../../../shared/ydoc/dossier-doc.ts'
import { newReplica } from '../../../shared/ydoc/roots.ts'
import { FakeClock } from './fake-clock.ts'
import { memoryShelf, seen } from './fake-machine.ts'
import { FakeRelay, sessionOf } from './fake-relay.ts'

const FRA = sessionOf('FRA')

let relay: FakeRelay
let clock: FakeClock
let session: DossierSession

beforeEach(() => {
  relay = new FakeRelay(Y.encodeStateAsUpdate(newReplica()))
  clock = new FakeClock()
})

afterEach(() => session.close())

function open(): DossierSession {
  session = openDossierSession({
    api: relay.api(FRA),
    ws: 'ws://relay',
    session: FRA,
    openSocket: relay.openSocket,
    shelf: memoryShelf(),
    clock,
  })
  return session
}

// The fields that these tests look at.
function dossierAbout(topic: string, stage: Dossier['stage']): Dossier {
  return { id: FRA.dossier, topic, stage } as Dossier
}

describe('the dossier', () => {
  it('is told again from the beginning when a backup was restored, and follows it from then on', async () => {
    writeDossier(relay.doc, dossierAbout('safety', 'drafting'))
    const backup = Y.encodeStateAsUpdate(relay.doc)
    const { dossier } = open()
    await seen(dossier, (read) => read?.stage === 'drafting')

    relay.dropAll()
    writeDossier(relay.doc, dossierAbout('safety', 'silence'))
    clock.advance(20_000)
    await seen(dossier, (read) => read?.stage === 'silence')

    relay.judge = () => 'read-only'
    relay.restore(backup)
    clock.advance(20_000)
    await seen(dossier, (read) => read?.stage === 'drafting')
    relay.dropAll()
    writeDossier(relay.doc, dossierAbout('safety of personnel', 'drafting'))
    clock.advance(20_000)
    const followed = await seen(dossier, (read) => read?.topic === 'safety of personnel')
    expect(readDossier(relay.doc)).toEqual(followed)
  })
})
