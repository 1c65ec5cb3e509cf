import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'
import { invite } from '../../../server/commands/invite.ts'
import { newCommand } from '../../../server/commands/new.ts'
import { sample } from '../../../server/commands/sample.ts'
import { SAMPLE_NOTE } from '../../../server/sample/concept-note.ts'
import { penholder, prepare, type Serving, serve } from './command.ts'

// A negotiation and the people in it: every person is a browser of its own, and finds things by role and name.

export type Person = {
  readonly context: BrowserContext
  readonly page: Page
  /** The text in the mark-up view. */
  readonly text: Locator
}

export type Negotiation = {
  readonly folder: string
  readonly file: string
  /** One invite a call; the file must not be served while it is made. */
  invite(delegation: string, role: string, uses?: number): Promise<string>
  /** Starts the relay; it is stopped with the test. */
  serve(port?: number): Promise<Serving>
  json(): Promise<Exported>
}

/** What the journeys read of `export --format json`. */
type Exported = {
  readonly dossier: { readonly stage: string }
  readonly text: {
    readonly baseText: string
    readonly ifIncorporatedText: string
    readonly paragraphs: readonly unknown[]
  }
  readonly proposals: readonly {
    readonly delegation: string
    readonly kind: string
    readonly state: string
  }[]
}

export const test = base.extend<{ negotiation: Negotiation; windows: undefined }>({
  // Windows that a test leaves open would look for its relay as long as the browser runs.
  windows: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  negotiation: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'penholder-journey-'))
    const file = path.join(folder, 'statement.penholder')
    const note = path.join(folder, 'note.txt')
    writeFileSync(note, SAMPLE_NOTE)
    await prepare(newCommand, '--template', 'prst', '--from', note, '-o', file)
    const running: Serving[] = []
    await use({
      folder,
      file,
      invite: (delegation, role, uses) => invitation(file, delegation, role, uses),
      serve: async (port) => {
        const serving = await serve(file, port)
        running.push(serving)
        return serving
      },
      json: async () => {
        const out = path.join(folder, `export-${Math.random().toString(36).slice(2)}.json`)
        await penholder('export', file, '--format', 'json', '-o', out)
        return JSON.parse(readFileSync(out, 'utf8'))
      },
    })
    for (const serving of running) await serving.stop()
    rmSync(folder, { recursive: true, force: true })
  },
})

export { expect }

/** The sample negotiation as a file in the folder of a journey, and an invitation for each of them, in their order. */
export async function sampleFor<const Who extends readonly Seat[]>(
  { folder }: Negotiation,
  who: Who,
): Promise<{ readonly file: string; readonly invites: { readonly [At in keyof Who]: string } }> {
  const file = path.join(folder, 'sample.penholder')
  await prepare(sample, '-o', file)
  const invites: string[] = []
  for (const seat of who) invites.push(await invitation(file, ...seat))
  return { file, invites: invites as { readonly [At in keyof Who]: string } }
}

type Seat = readonly [delegation: string, role: string]

/** One invitation to a file that is not being served. */
export async function invitation(
  file: string,
  delegation: string,
  role: string,
  uses = 1,
): Promise<string> {
  const who = ['--delegation', delegation, '--role', role, '--uses', String(uses)]
  return JSON.parse(await prepare(invite, file, ...who, '--json')).invite
}

/** Opens a browser of its own and joins with the invite. */
export async function join(browser: Browser, { http }: Serving, invite: string): Promise<Person> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  await page.goto(new URL(`/join#${invite}`, http).href)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  return { context, page, text: await textOf(page) }
}

/** Serves the negotiation and seats each delegation, the first one with the pen. */
export async function seat<const Codes extends readonly string[]>(
  browser: Browser,
  negotiation: Negotiation,
  codes: Codes,
): Promise<{ readonly [At in keyof Codes]: Person }> {
  const invites: string[] = []
  for (const [at, code] of codes.entries()) {
    invites.push(await negotiation.invite(code, at === 0 ? 'penholder' : 'delegation'))
  }
  const serving = await negotiation.serve()
  const seated = await Promise.all(invites.map((invite) => join(browser, serving, invite)))
  return seated as { readonly [At in keyof Codes]: Person }
}

/** The text, once it is there. */
export async function textOf(page: Page): Promise<Locator> {
  const text = page.getByRole('textbox', { name: 'Rolling text with all proposals' })
  await expect(text).toBeVisible()
  return text
}

/** Puts the caret behind the first occurrence of the words. */
export async function caretBehind(person: Person, words: string): Promise<void> {
  await setSelection(person, words, words.length)
}

/** Selects the first occurrence of the words. */
export async function select(person: Person, words: string): Promise<void> {
  await setSelection(person, words, 0)
}

/** From `start` of the words to their end. */
async function setSelection({ page, text }: Person, words: string, start: number): Promise<void> {
  await expect(text).toContainText(words)
  await text.evaluate(
    (root, [wanted, from]) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        ;(root as HTMLElement).focus()
        getSelection()?.setBaseAndExtent(node, at + from, node, at + wanted.length)
        return
      }
      throw new Error(`"${wanted}" is not within one run`)
    },
    [words, start] as const,
  )
  // The editor hears of a new selection in a later task; a frame is enough.
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

/** Waits until the relay has acknowledged everything that was typed. */
export async function saved({ page }: Person): Promise<void> {
  await expect(page.getByText(/^All changes saved/)).toBeVisible()
}

/** What the text shows, without carets and labels: one paragraph a line. */
export async function shownText({ text }: Person): Promise<string> {
  return text.evaluate((root) =>
    [...root.children].map((paragraph) => paragraph.textContent ?? '').join('\n'),
  )
}

/** The card of a proposal in the panel. */
export function card({ page }: Person, words: string): Locator {
  return page.getByRole('article').filter({ hasText: words })
}
