// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { speak, startSpeaking } from '../../../renderer/app/i18n.ts'
import type { StartDesk } from '../../../renderer/platform.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'
import { en, zh } from '../../../shared/messages/from-draft.ts'
import { en as starting } from '../../../shared/messages/starting.ts'
import type { BeginOutcome } from '../../../shared/protocol/start-window.ts'
import { docx, ins, p, r } from '../../shared/formats/docx-in/packages.ts'

// It brings words of its own, which need the window to speak first.
await startSpeaking()
const { StartWindow } = await import('../../../renderer/app/starting/start-window.tsx')
// Fetched ahead, as it is by the time that it is wanted a second time.
await import('../../../renderer/app/starting/new-from-draft.tsx')

/** A thread, as the browser has them, that reads where it is asked. */
class ReadingThread {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null
  #isStopped = false

  postMessage({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): void {
    void readNamed(name, bytes).then((read) => {
      if (!this.#isStopped) this.onmessage?.({ data: { read } })
    })
  }

  terminate(): void {
    this.#isStopped = true
  }
}

const ENGLISH = 'The Security Council welcomes the report of the Secretary-General and requests '
const DRAFT = docx(p(r(ENGLISH) + ins('Ann Lee', r('all ')) + ins('France', r('three'))))

let did: unknown[]
let opened: string[]
let outcome: BeginOutcome | 'noPlace'
let unmount: () => void

const desk: StartDesk = {
  recent: async () => [],
  openRecent: async () => false,
  forgetRecent: async () => undefined,
  openSample: async () => false,
  openDropped: ({ name }) => name.endsWith('.penholder') && opened.push(name) > 0,
  openFile: async () => undefined,
  chooseNote: async () => null,
  begin: async () => 'cancelled',
  beginFromDraft: async ({ name }, plan) => {
    did.push(name, plan)
    return outcome
  },
  joinByLink: async () => false,
  firstPlace: null,
  onPlace: () => () => undefined,
}

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('Worker', ReadingThread)
  did = []
  opened = []
  outcome = 'cancelled'
  await speak('en')
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  await act(async () => root.render(<StartWindow desk={desk} />))
  unmount = () => act(() => root.unmount())
})
afterEach(() => {
  unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const said = (): string => document.body.textContent ?? ''
const alerts = (): string =>
  [...document.querySelectorAll('[role=alert]')].map((one) => one.textContent).join('')
/** Waits until it is said. */
const hear = (words: string) =>
  vi.waitFor(
    async () => {
      await act(async () => new Promise((resolve) => setTimeout(resolve)))
      expect(said()).toContain(words)
    },
    { timeout: 4000, interval: 1 },
  )

async function press(label: string): Promise<void> {
  const named = [...document.querySelectorAll('button')].find((one) =>
    one.textContent?.startsWith(label),
  )
  if (!named) throw new Error(`no button “${label}” among ${said()}`)
  await act(async () => named.click())
}

/** Drops a file onto the window. */
async function drop(name: string, content: Uint8Array | string): Promise<void> {
  const bytes = typeof content === 'string' ? content : new Uint8Array(content)
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Reflect.set(event, 'dataTransfer', { types: ['Files'], files: [new File([bytes], name)] })
  await act(async () => document.body.dispatchEvent(event))
}

function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find((one) =>
    one.textContent?.startsWith(label),
  )
  const input = document.getElementById(found?.htmlFor ?? '')
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field “${label}” among ${said()}`)
  return input
}

async function type(label: string, value: string): Promise<void> {
  const input = field(label)
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  await act(async () => {
    set?.call(input, value)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('a negotiation from a draft', () => {
  it('[D33] tells of a document that is dropped what is in it, and guesses at nobody', async () => {
    await drop('Draft.docx', DRAFT)
    await hear('2 paragraphs · 2 tracked changes · 0 comments · 2 authors')
    expect(field('Ann Lee').value).toBe('')
    expect(field('France').value).toBe('FRA')
    expect(field(starting.penLabel).value).toBe('')
    expect(document.querySelector('select')?.value).toBe('en')
    await press(starting.begin)
    expect(alerts()).toBe(en.authorMissing)
    expect(field('Ann Lee').getAttribute('aria-invalid')).toBe('true')
    expect(field('France').getAttribute('aria-invalid')).toBe('false')
    await type('Ann Lee', 'usa')
    await press(starting.begin)
    expect(alerts()).toBe(en.penMissing)
    expect(did).toEqual([])
  })

  it('[D33] begins with what was said of it, and can be tried again', async () => {
    await drop('Draft.docx', DRAFT)
    await hear('Ann Lee')
    await type('Ann Lee', 'usa')
    expect(said()).toContain('United States')
    await type(starting.penLabel, 'VNM')
    outcome = 'noPlace'
    await press(starting.begin)
    expect(alerts()).toContain('Draft.docx is nowhere on this computer')
    const plan = {
      lang: 'en',
      penholder: 'VNM',
      authors: [
        { name: 'Ann Lee', delegation: 'USA' },
        { name: 'France', delegation: 'FRA' },
      ],
    }
    expect(did).toEqual(['Draft.docx', plan])
    outcome = 'open'
    await press(starting.begin)
    expect(did).toHaveLength(4)
    expect(alerts()).toBe('')
  })

  it('[D33] says in one sentence why a document is not read, and takes another', async () => {
    await press(starting.newFromDraft)
    await hear(en.intro)
    await drop('Draft.docx', 'no document of that kind')
    await hear('Draft.docx is')
    expect(said()).not.toContain(en.whoIs)
    await drop('Plain.txt', '12 34')
    await hear('0 authors')
    expect(alerts()).toBe('')
    expect(said()).toContain(en.langUnknown)
    await press(starting.begin)
    expect(alerts()).toBe(en.langMissing)
  })

  it('[D33] opens a negotiation that is dropped, as it did before', async () => {
    await drop('Mine.penholder', 'x')
    expect(opened).toEqual(['Mine.penholder'])
    expect(said()).not.toContain(en.intro)
  })

  it('[D33] speaks Chinese', async () => {
    await drop('Draft.docx', DRAFT)
    await hear('Ann Lee')
    await act(async () => speak('zh'))
    expect(said()).toContain(zh.whoIs)
  })
})
