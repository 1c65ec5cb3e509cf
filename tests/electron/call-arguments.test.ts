import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { READABLE } from '../../shared/formats/reading/readers.ts'
import { CALLS, type CallName } from '../../shared/protocol/ipc.ts'

const PLAN = { lang: 'fr', penholder: 'FRA', authors: [{ name: 'Ann Lee', delegation: 'USA' }] }
const MANY = Array<string>(1000).fill('CHN')
const admits = (name: CallName, argument: unknown): boolean => v.is(CALLS[name].argument, argument)

describe('arguments of calls', () => {
  it.each([
    ['openDropped', { path: '/work/Mine.penholder' }, { path: '/etc/passwd' }],
    ['openRecent', { file: '/work/Mine.penholder' }, { file: '/work/Mine.penholder', how: 'now' }],
    ['forgetRecent', { file: 'x' }, { file: 'x'.repeat(5000) }],
    ['openSample', {}, { path: '/tmp' }],
    ['chooseNote', {}, { path: '/etc/passwd' }],
    ['beginDossier', { lang: 'fr', penholder: null }, { lang: 'de', penholder: null }],
    ['beginDossier', { lang: 'fr', penholder: 'FRA' }, { lang: 'fr', penholder: '../FRA' }],
    [
      'beginFromDraft',
      { draft: '/work/Draft.docx', plan: PLAN },
      { draft: '/etc/passwd', plan: PLAN },
    ],
    [
      'beginFromDraft',
      { draft: 'C:\\Draft.PDF', plan: { ...PLAN, authors: [] } },
      { draft: 'C:\\Draft.PDF', plan: { ...PLAN, authors: [{ name: 'Ann Lee', delegation: '' }] } },
    ],
    [
      'beginFromDraft',
      { draft: '/work/Draft.docx', plan: { ...PLAN, authors: [{ name: '', delegation: 'USA' }] } },
      { draft: '', plan: PLAN },
    ],
    ['joinByLink', { link: 'penholder://join/a:1#b' }, { link: 'x'.repeat(3000) }],
    ['sharing', {}, { dossier: 'another' }],
    ['share', { address: '192.168.1.20' }, { address: '0.0.0.0/0' }],
    ['share', { address: '10.0.0.7' }, { address: '10.0.0.7', isSilent: true }],
    ['stopSharing', {}, { address: '10.0.0.7' }],
    [
      'tellDossier',
      { topic: 'Mines', members: ['FRA'], lang: 'fr' },
      { topic: 'x'.repeat(2000), members: ['FRA'], lang: 'fr' },
    ],
    [
      'tellDossier',
      { topic: '', members: [], lang: null },
      { topic: '', members: ['France'], lang: null },
    ],
    [
      'tellDossier',
      { topic: '', members: MANY, lang: null },
      { topic: '', members: [...MANY, 'FRA'], lang: null },
    ],
    [
      'tellDossier',
      { topic: '', members: ['FRA'], lang: 'fr' },
      { topic: '', members: 15, lang: 'fr' },
    ],
    [
      'tellDossier',
      { topic: '', members: [], lang: 'fr' },
      { topic: '', members: [], lang: '../x' },
    ],
    [
      'tellAsker',
      { mayWrite: true, holdsPen: false, mayRemark: true, maySpeak: true },
      { mayWrite: true, holdsPen: 'yes', mayRemark: true, maySpeak: true },
    ],
    [
      'tellAsker',
      { mayWrite: false, holdsPen: false, mayRemark: false, maySpeak: false },
      { mayWrite: false, holdsPen: false, mayRemark: false },
    ],
    ['speak', { language: 'zh' }, { language: 'tlh' }],
    [
      'attend',
      { unread: 0, alert: null, isSilence: false },
      { unread: 0.5, alert: null, isSilence: false },
    ],
  ] as const)('[D2] %s takes %j, and not %j', (name, good, bad) => {
    expect(admits(name, good)).toBe(true)
    expect(admits(name, bad)).toBe(false)
  })

  it('[D33] beginFromDraft takes documents of the kinds that can be read', () => {
    const refused = READABLE.filter(
      (end) => !admits('beginFromDraft', { draft: `/work/Draft${end}`, plan: PLAN }),
    )
    expect(refused).toEqual([])
  })
})
