// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { speak, startSpeaking } from '../../../renderer/app/i18n.ts'
import type { StartDesk } from '../../../renderer/platform.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { en, zh } from '../../../shared/messages/starting.ts'
import type {
  BeginOutcome,
  RecentDossier,
  StartPlace,
} from '../../../shared/protocol/start-window.ts'

const MINE: RecentDossier = {
  file: '/work/Mine.penholder',
  name: 'Mine',
  folder: '/work',
  relay: null,
  topic: 'Mine action',
  members: ['BEL', 'CHN', 'FRA', 'USA', 'VNM'] as DelegationCode[],
  openedAt: Date.UTC(2026, 2, 24, 12),
  seat: { delegation: 'FRA' as DelegationCode, role: 'delegation' },
  isThere: true,
}

// It brings words of its own, which need the window to speak first.
await startSpeaking()
const { StartWindow } = await import('../../../renderer/app/starting/start-window.tsx')

let did: string[]
let unmount: () => void
let recent: readonly RecentDossier[]
let outcome: BeginOutcome
let isOpening: boolean
let goTo: (place: StartPlace) => void = () => undefined

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  did = []
  recent = [MINE]
  outcome = 'noPresidency'
  isOpening = true
  await speak('en')
})
afterEach(() => {
  unmount()
  document.body.replaceChildren()
})

const desk: StartDesk = {
  recent: async () => recent,
  openRecent: async (file) => did.push(`open ${file}`) > 0 && isOpening,
  forgetRecent: async (file) => {
    did.push(`forget ${file}`)
    recent = []
  },
  openSample: async () => did.push('sample') < 0,
  openDropped: () => false,
  openFile: async () => void did.push('file'),
  chooseNote: async () => 'Note.txt',
  begin: async (lang, penholder) => {
    did.push(`begin ${lang} ${penholder}`)
    return outcome
  },
  beginFromDraft: async () => 'cancelled',
  joinByLink: async (link) => did.push(link) > 0,
  firstPlace: null,
  onPlace: (listener) => {
    goTo = listener
    return () => undefined
  },
}

async function show(shown = desk): Promise<void> {
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  await act(async () => root.render(<StartWindow desk={shown} />))
  unmount = () => act(() => root.unmount())
}

const said = (): string => document.body.textContent ?? ''
async function press(label: string): Promise<void> {
  const buttons = [...document.querySelectorAll('button')]
  const named =
    buttons.find((one) => one.textContent === label || one.getAttribute('aria-label') === label) ??
    buttons.find((one) => one.textContent?.startsWith(label))
  if (!named) throw new Error(`no button “${label}” among ${said()}`)
  await act(async () => named.click())
}
async function type(value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('form input')
  if (!field) throw new Error('no field')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  await act(async () => {
    set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('the start window', () => {
  it('[D22] lists what was open: of what it is, as whom, with how many, when', async () => {
    await show()
    expect(said()).toContain('Mine action')
    expect(said()).toContain(
      'Drafting as France · with Belgium, China and 2 others · 24 March 2026',
    )
    await press('Mine action')
    expect(did).toEqual(['open /work/Mine.penholder'])
  })

  it('[D22] says with whom, without the reader, in its language, also where only their number was kept', async () => {
    const withThese = (members: RecentDossier['members']): RecentDossier[] => [{ ...MINE, members }]
    const codes = (text: string) => text.split(' ') as DelegationCode[]
    const cases = [
      ['CHN FRA', 'with China', '与中国'],
      ['CHN FRA USA VNM', 'with China, United States and Viet Nam', '与中国、美国和越南'],
      [
        'BEL CHN FRA USA VNM',
        'with Belgium, China and 2 others',
        '与比利时、中国及其他 2 个代表团',
      ],
      // A member whose name the window does not come with.
      ['CHN FRA PER', 'with China and Peru', '与中国和秘鲁'],
    ] as const
    for (const [roster, english, chinese] of cases) {
      for (const [language, words] of [
        ['en', english],
        ['zh', chinese],
      ] as const) {
        recent = withThese(codes(roster))
        await speak(language)
        await show()
        // As the list itself does for names that the window does not come with.
        await act(async () => void (await import('../../../shared/messages/called.ts')))
        expect(said()).toContain(` · ${words} · `)
        unmount()
        document.body.replaceChildren()
      }
    }
    recent = withThese(1)
    await speak('en')
    await show()
    expect(said()).toContain(' · with 1 delegation · ')
    unmount()
    recent = withThese([])
    await show()
    expect(said()).toContain('Drafting as France · 24 March 2026')
  })

  it('[D22] says of a file that it has gone, has the app say what can be done, and takes it from the list when asked', async () => {
    recent = [{ ...MINE, isThere: false }]
    isOpening = false
    await show()
    expect(said()).toContain(en.gone)
    await press('Mine action')
    await press('Take Mine from the list')
    expect(did).toEqual(['open /work/Mine.penholder', 'forget /work/Mine.penholder'])
    expect(said()).toContain(en.nothingRecent)
  })

  it('[D22] says of a negotiation that others host where it is', async () => {
    recent = [{ ...MINE, file: 'relay h:4000', name: 'h:4000', folder: '', relay: 'h:4000' }]
    await show()
    expect(said()).toContain(
      'Drafting as France · with Belgium, China and 2 others · 24 March 2026',
    )
    expect(said()).toContain('hosted by others, at h:4000')
    await press('Mine action')
    expect(did).toEqual(['open relay h:4000'])
  })

  it('[D22] opens one thing at a time, and says which', async () => {
    await show()
    await press('Mine action')
    await press('Mine action')
    expect(did).toEqual(['open /work/Mine.penholder'])
    expect(said()).toContain('Opening Mine …')
  })

  it('[D23] a note that does not say who presides is met by a question, and answered by a code', async () => {
    await show()
    await press(en.newFromNote)
    await press(en.chooseNote)
    await press(en.begin)
    expect(document.querySelector('[role=alert]')?.textContent).toBe(en.penUnknown)
    await type('f')
    await press(en.begin)
    expect(document.querySelector('[role=alert]')?.textContent).toBe(en.penWrong)
    await type('fra')
    await press(en.begin)
    expect(did).toEqual(['begin en null', 'begin en FRA'])
  })

  it('[D18] what is no link for the app is not followed', async () => {
    await show()
    await press(en.joinByLink)
    await type('https://relay.example/join#abcdefgh')
    await press(en.join)
    expect(document.querySelector('[role=alert]')?.textContent).toBe(en.linkWrong)
    const link = `penholder://join/10.0.0.7:20443?fp=${'A'.repeat(43)}#abcdefgh`
    await type(` ${link} `)
    await press(en.join)
    expect(did).toEqual([link])
  })

  it('[D38] begins where the menu says, from the start or while it is open', async () => {
    await show({ ...desk, firstPlace: 'join' })
    expect(document.querySelector('h2')?.textContent).toBe(en.joinByLink)
    await act(async () => goTo('new'))
    expect(document.querySelector('h2')?.textContent).toBe(en.newFromNote)
  })

  it('[D22] speaks Chinese', async () => {
    recent = []
    await show()
    await act(async () => speak('zh'))
    expect(said()).toContain(zh.newFromNote)
    expect(said()).toContain(zh.nothingRecent)
  })
})
