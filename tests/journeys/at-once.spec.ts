import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { penholder } from './support/command.ts'
import { picture } from './support/look.ts'
import {
  card,
  caretBehind,
  expect,
  saved,
  seat,
  shownText,
  test,
  textOf,
} from './support/people.ts'

test('[W10] China, France and the United States type at once in one paragraph', async ({
  browser,
  negotiation,
}, info) => {
  const [CHN, FRA, USA] = await seat(browser, negotiation, ['CHN', 'FRA', 'USA'])

  // The pen writes the paragraph that the others will amend.
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type(
    'The Security Council underlines that training is essential to safety.',
  )
  await saved(CHN)
  await caretBehind(FRA, 'training')
  await caretBehind(USA, 'essential')
  await caretBehind(CHN, 'to safety')

  await Promise.all([
    CHN.page.keyboard.type(' and performance', { delay: 25 }),
    FRA.page.keyboard.type(' throughout the mission', { delay: 25 }),
    USA.page.keyboard.type(' and a shared duty', { delay: 25 }),
  ])
  const all =
    'The Security Council underlines that training throughout the mission is essential and a shared duty to safety and performance.'
  for (const person of [CHN, FRA, USA]) {
    await expect(person.text).toContainText(all)
    await saved(person)
  }

  // Each sees where the others are, and their names cover no word.
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await FRA.page.setViewportSize(size)
    await expect(FRA.page.locator('.remote-caret-flag')).toHaveCount(2)
    await expect.poll(() => FRA.page.evaluate(coveredWords)).toEqual([])
    await expect.poll(() => FRA.page.evaluate(distanceOfCarets, ['duty', 'performance'])).toBe(0)
    await picture(FRA.page, info, `carets-${size.width}`)
  }

  // Each sees whose words they are.
  await expect(CHN.text.locator('[data-label="FRA"]')).toHaveText(/ throughout the mission/)
  await expect(FRA.text.locator('[data-label="USA"]')).toHaveText(/ and a shared duty/)
  await expect(card(CHN, 'throughout the mission')).toContainText('France')
  await expect(card(FRA, 'and a shared duty')).toContainText('United States')
  await expect(
    card(USA, 'throughout the mission').getByRole('button', { name: 'Incorporate' }),
  ).toHaveCount(0)

  // The pen takes one proposal and declines the other.
  await card(CHN, 'throughout the mission').getByRole('button', { name: 'Incorporate' }).click()
  await card(CHN, 'and a shared duty').getByRole('button', { name: 'Decline' }).click()
  const decided =
    'The Security Council underlines that training throughout the mission is essential to safety and performance.'
  for (const person of [CHN, FRA, USA]) {
    await expect(person.text).toContainText(decided)
    await expect(person.text.locator('[data-label="FRA"], [data-label="USA"]')).toHaveCount(0)
  }
  await saved(CHN)
  const shown = await shownText(CHN)
  expect(await shownText(FRA)).toBe(shown)
  expect(await shownText(USA)).toBe(shown)

  await FRA.page.reload()
  expect(await shownText({ ...FRA, text: await textOf(FRA.page) })).toBe(shown)

  // The exported document holds exactly the base text.
  const docx = path.join(negotiation.folder, 'statement.docx')
  await penholder('export', negotiation.file, '--format', 'docx', '-o', docx)
  const { text } = await negotiation.json()
  expect(text.baseText).toContain(decided)
  expect(text.ifIncorporatedText).toBe(text.baseText)
  const words = wordsOf(docx)
  expect(words).toContain(decided)
  expect(words).not.toContain('shared duty')
})

function wordsOf(docx: string): string {
  const parts = unzipSync(readFileSync(docx))
  const document = parts['word/document.xml']
  if (!document) throw new Error('the document has no text part')
  return [...strFromU8(document).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((found) => found[1])
    .join('')
}

/** How many pixels some caret is from the end of each of the words, at most. */
function distanceOfCarets(words: string[]): number {
  const carets = [...document.querySelectorAll('.remote-caret')].map((caret) =>
    caret.getBoundingClientRect(),
  )
  const range = document.createRange()
  const distances = words.map((word) => {
    const run = [...document.querySelectorAll('.text-body span')].find((one) =>
      one.textContent?.includes(word),
    )
    const text = run?.firstChild
    if (!(text instanceof Text)) return Number.POSITIVE_INFINITY
    range.setStart(text, text.data.indexOf(word))
    range.setEnd(text, text.data.indexOf(word) + word.length)
    const end = range.getBoundingClientRect()
    const isAt = (caret: DOMRect): number =>
      Math.abs(caret.left - end.right) + Math.abs(caret.top - end.top)
    return Math.min(...carets.map(isAt))
  })
  return Math.max(...distances) < 3 ? 0 : Math.max(...distances)
}

/** The names of other delegations that are not on the screen, or stand on words of the text or on each other. */
function coveredWords(): string[] {
  const flags = [...document.querySelectorAll('.remote-caret-flag')]
  const boxes = flags.map((flag) => flag.getBoundingClientRect())
  const words = document.createRange()
  const text = [...document.querySelectorAll('.text-body span')].flatMap((run) => {
    words.selectNodeContents(run)
    return [...words.getClientRects()]
  })
  const touch = (a: DOMRect, b: DOMRect): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1
  return flags.flatMap((flag, at) => {
    const box = boxes[at]
    if (!box || box.right > innerWidth || box.left < 0) return [`${flag.textContent} is cut off`]
    const others = [...text, ...boxes.filter((_, other) => other !== at)]
    return others.some((one) => touch(box, one)) ? [`${flag.textContent} covers something`] : []
  })
}
