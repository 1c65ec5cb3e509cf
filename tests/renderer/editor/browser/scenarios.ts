import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'
import {
  base,
  caretTo,
  isLawful,
  paste,
  plain,
  settled,
  TEXT,
  withTypist,
} from './at-the-keyboard.ts'
import type {} from './stage.tsx'

// What a person does with a real keyboard in a real browser, while somebody else types. Each scenario finds
// FRA at the keyboard of the stage, USA and CHN at others; none of them knows who runs it.

export type Scenario = { readonly title: string; readonly run: (page: Page) => Promise<void> }

export const SCENARIOS: readonly Scenario[] = [
  {
    title:
      'typing while another delegation types in the same paragraph keeps every letter in its place',
    run: async (page) => {
      await caretTo(page, [1, 20])
      await withTypist(page, () => page.keyboard.type(' firmly and in order', { delay: 20 }))
      const text = (await plain(page))[1] ?? ''
      assert.match(text, /Council firmly and in order reaffirms/)
      assert.match(text, /^Theu{5,}/)
      assert.deepEqual(await base(page), TEXT)
      await isLawful(page)
    },
  },
  {
    title: 'Enter, words, Backspace and undo with the keyboard',
    run: async (page) => {
      await caretTo(page, [2, TEXT[2]?.length ?? 0])
      await page.keyboard.press('Enter')
      await page.keyboard.type('New words')
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Control+Backspace')
      await isLawful(page)
      assert.equal((await plain(page))[3], 'New ')
      await page.keyboard.press('Control+z')
      await isLawful(page)
      assert.equal((await plain(page))[3], 'New word')
      await page.keyboard.press('Control+Shift+z')
      await isLawful(page)
      assert.equal((await plain(page))[3], 'New ')
      assert.deepEqual(await base(page), TEXT)
    },
  },
  {
    title: '[W11] Backspace over base text strikes it and the caret goes on to the left',
    run: async (page) => {
      await caretTo(page, [3, 14])
      for (let count = 0; count < 4; count++) await page.keyboard.press('Backspace')
      await page.keyboard.type('to ')
      await isLawful(page)
      assert.equal((await plain(page))[3], 'It calls uto pon all States to act.')
      const struck = page.locator('.text-body > *').nth(3).locator('[data-struck="FRA"]')
      assert.equal(await struck.textContent(), 'pon ')
      assert.equal(await struck.getAttribute('role'), 'deletion')
      assert.equal(await struck.getAttribute('aria-description'), 'FRA')
    },
  },
  {
    title: 'typing over a selection is one replacement, cutting over paragraphs strikes them',
    run: async (page) => {
      await caretTo(page, [1, 31], [1, 34])
      await page.keyboard.type('our')
      await isLawful(page)
      assert.equal(
        (await plain(page))[1],
        'The Security Council reaffirms itsour primary responsibility.',
      )
      const count = await page.evaluate(() => window.stage.proposals('FRA').length)
      assert.equal(count, 1)
      await caretTo(page, [2, 42], [3, 8])
      await page.keyboard.press('Control+x')
      await isLawful(page)
      assert.deepEqual(await base(page), TEXT)
      assert.equal(await page.locator('[data-pilcrow="struck"]').count(), 1)
    },
  },
  {
    title: 'pasting several paragraphs',
    run: async (page) => {
      await caretTo(page, [3, TEXT[3]?.length ?? 0])
      await paste(page, ' First\r\nSecond\n\nThird')
      await isLawful(page)
      assert.deepEqual((await plain(page)).slice(3), [`${TEXT[3]} First`, 'Second', 'Third'])
      await page.keyboard.type('!')
      assert.equal((await plain(page))[5], 'Third!')
      await isLawful(page)
    },
  },
  {
    title: 'an input method composes in a paragraph in which another delegation types',
    run: async (page) => {
      await caretTo(page, [1, 20])
      const client = await page.context().newCDPSession(page)
      await withTypist(page, async () => {
        for (const text of ['d', 'di', 'dia', 'dian']) {
          const [start, end] = [text.length, text.length]
          await client.send('Input.imeSetComposition', {
            text,
            selectionStart: start,
            selectionEnd: end,
          })
          await page.waitForTimeout(60)
          const others = await page.evaluate(() => window.stage.plain('USA'))
          assert.doesNotMatch(others[1] ?? '', /Councild/, 'half a word was sent')
        }
        await client.send('Input.insertText', { text: '点字' })
        await page.waitForTimeout(100)
      })
      const text = (await plain(page))[1] ?? ''
      assert.match(text, /^Theu{4,} Security Council点字 reaffirms/)
      await isLawful(page)
      await page.keyboard.type('x')
      await isLawful(page)
      assert.match((await plain(page))[1] ?? '', /点字x/)
    },
  },
  {
    title: 'an input method replaces a selection in one act, and a cancelled one replaces nothing',
    run: async (page) => {
      const client = await page.context().newCDPSession(page)
      const compose = (text: string): Promise<unknown> =>
        client.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
      await caretTo(page, [1, 4], [1, 12])
      await compose('a')
      await compose('')
      await settled(page)
      assert.deepEqual(await plain(page), TEXT)
      await caretTo(page, [1, 4], [1, 12])
      await compose('an')
      await client.send('Input.insertText', { text: '安全' })
      await isLawful(page)
      assert.equal(
        (await plain(page))[1],
        'The Security安全 Council reaffirms its primary responsibility.',
      )
      const kinds = await page.evaluate(() => window.stage.proposals('FRA').map(({ kind }) => kind))
      assert.deepEqual(kinds, ['replacement'])
    },
  },
  {
    title: 'nothing can be typed where one may only read, and the text can still be selected',
    run: async (page) => {
      await page.evaluate(() => window.stage.setReadOnly(true))
      await page.locator('.text-body').focus()
      await page.keyboard.type('abc')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Delete')
      assert.deepEqual(await plain(page), TEXT)
      await page.keyboard.press('Control+a')
      const selected = await page.evaluate(() => getSelection()?.toString() ?? '')
      assert.match(selected, /pays tribute/)
    },
  },
  {
    title:
      '[W14] another replica takes the place of this one under the hands of somebody who types on',
    run: async (page) => {
      await page.evaluate(() => window.stage.cut())
      await caretTo(page, [2, 8])
      await page.keyboard.type('a silent ')
      await page.evaluate(() => {
        window.stage.remoteType('USA', 2, 3, 'solemnly ')
        window.stage.replaceReplica()
      })
      await page.keyboard.type('and heartfelt ')
      await isLawful(page)
      assert.equal(
        (await plain(page))[2],
        'It solemnly pays a silent and heartfelt tribute to those who have lost their lives.',
      )
      // With Enter on the way, and a selection that goes on standing.
      await page.evaluate(() => window.stage.cut())
      await caretTo(page, [3, TEXT[3]?.length ?? 0])
      await page.keyboard.press('Enter')
      await page.keyboard.type('It thanks all ')
      await page.evaluate(() => window.stage.replaceReplica())
      await page.keyboard.type('of them.')
      await isLawful(page)
      assert.equal((await plain(page))[4], 'It thanks all of them.')
      await caretTo(page, [1, 4], [1, 12])
      await page.evaluate(() => window.stage.replaceReplica())
      assert.equal(await page.evaluate(() => String(getSelection())), 'Security')
      assert.deepEqual(await base(page), TEXT)
    },
  },
  {
    title: '[W14] words that could not be said again leave the caret where they began',
    run: async (page) => {
      await page.evaluate(() => window.stage.cut())
      await caretTo(page, [2, 8])
      await page.keyboard.type('a silent ')
      await page.evaluate(() => window.stage.replaceReplica({ isRestated: false }))
      await page.keyboard.type('due ')
      await isLawful(page)
      assert.equal(
        (await plain(page))[2],
        'It pays due tribute to those who have lost their lives.',
      )
      // Whoever is elsewhere in the window stays there.
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('.text-body')?.blur()
        window.stage.replaceReplica()
      })
      assert.equal(await page.evaluate(() => document.activeElement === document.body), true)
    },
  },
  {
    title: 'the other views are read, and follow the text',
    run: async (page) => {
      await page.evaluate(() => window.stage.remoteType('USA', 1, 3, ' whole'))
      await page.waitForFunction(() => document.body.textContent?.includes('The whole Security'))
      await page.evaluate(() => window.stage.setView({ kind: 'base' }))
      const words = page.locator('.text-body > *').nth(1)
      assert.equal(await words.textContent(), TEXT[1])
      await page.evaluate(() => window.stage.setView({ kind: 'ifIncorporated', delegations: null }))
      assert.match((await words.textContent()) ?? '', /^The whole Security/)
      await page.evaluate(() => window.stage.remoteType('USA', 1, 9, ' big'))
      await page.waitForFunction(() =>
        document.body.textContent?.includes('The whole big Security'),
      )
      await page.evaluate(() => window.stage.setView({ kind: 'markup' }))
      await isLawful(page)
    },
  },
  {
    title: 'a drag, a formatting key and a dropped file change nothing',
    run: async (page) => {
      await caretTo(page, [1, 4], [1, 12])
      await page.keyboard.press('Control+b')
      await page.keyboard.press('Control+i')
      await page.keyboard.press('Tab')
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer()
        dataTransfer.setData('text/plain', 'dropped')
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
        document.querySelector('.text-body span')?.dispatchEvent(event)
      })
      await isLawful(page)
      assert.deepEqual(await plain(page), TEXT)
    },
  },
  {
    title: 'others see where one’s caret stands, and one sees theirs with their delegation',
    run: async (page) => {
      await caretTo(page, [1, 12])
      await page.waitForFunction(() => {
        const caret: unknown = window.stage.peer('FRA').awareness.getLocalState()?.caret
        const id = window.stage.idIn('FRA', 1, 12)
        return JSON.stringify(caret) === JSON.stringify({ anchor: id, focus: id })
      })
      assert.equal(
        await page.locator('body').getAttribute('data-caret'),
        await page.evaluate(() => window.stage.paragraphs('FRA')[1]),
      )
      await page.evaluate(() => window.stage.remoteType('USA', 1, 20, ' x'))
      const flag = page.locator('.remote-caret-flag')
      await flag.waitFor()
      assert.equal(await flag.textContent(), 'USA')
      const caret = await page.locator('.remote-caret').boundingBox()
      const words = await page.locator('[data-by="USA"]').boundingBox()
      assert.ok(caret && words)
      assert.ok(Math.abs(caret.y - words.y) < 12, 'the caret stands on another line')
      assert.ok(caret.x > words.x && caret.x < words.x + 40, 'the caret stands elsewhere')
      const label = await flag.boundingBox()
      const body = await page.locator('.text-body').boundingBox()
      assert.ok(label && body)
      assert.ok(label.x >= body.x + body.width, 'the label covers words')
      assert.ok(Math.abs(label.y - caret.y) < 12, 'the label stands beside another line')
    },
  },
  {
    title: '[W10] the margin names four in one line; of six it names three and says how many more',
    run: async (page) => {
      const others = ['USA', 'GBR', 'RUS', 'DEU', 'CHN', 'TUN']
      await page.evaluate(([text, codes]) => window.stage.open(text, codes), [
        TEXT,
        ['FRA', ...others],
      ] as const)
      const flags = page.locator('.remote-caret-flag')
      const write = (code: string) =>
        page.evaluate((one) => window.stage.remoteType(one, 1, 4, 'x'), code)
      for (const code of others.slice(0, 4)) await write(code)
      await page.waitForFunction(() => document.querySelectorAll('.remote-caret').length === 4)
      assert.deepEqual((await flags.allTextContents()).sort(), others.slice(0, 4).sort())
      for (const code of others.slice(4)) await write(code)
      await page.waitForFunction(() => document.querySelectorAll('.remote-caret').length === 6)
      const labels = await flags.allTextContents()
      assert.equal(labels.length, 4)
      assert.equal(labels.filter((label) => others.includes(label)).length, 3)
      assert.ok(labels.includes('+3'), labels.join())
    },
  },
  {
    title: 'jumping to a proposal scrolls to its words, marks them and brings the caret there',
    run: async (page) => {
      const many = Array.from({ length: 120 }, (_, at) => `Paragraph ${at} says something.`)
      await page.evaluate((text) => window.stage.open(text, ['FRA', 'USA']), many)
      await page.evaluate(() => window.stage.remoteType('USA', 90, 12, ' indeed'))
      await settled(page)
      await page.evaluate(() => window.stage.reveal('FRA', 0))
      const words = page.locator('[data-by="USA"]')
      await page.waitForFunction(() => document.querySelector('[data-revealed]') !== null)
      await settled(page)
      const box = await words.boundingBox()
      assert.ok(box && box.y > 100 && box.y < 700, 'the words are not in view')
      await page.keyboard.type('!')
      assert.equal((await plain(page))[90], 'Paragraph 90! indeed says something.')
      await isLawful(page)
    },
  },
  {
    title: 'remote work neither takes the focus nor scrolls the page',
    run: async (page) => {
      await page.evaluate(() => {
        const field = document.createElement('input')
        field.id = 'elsewhere'
        document.body.prepend(field)
      })
      await caretTo(page, [1, 12])
      await page.locator('#elsewhere').focus()
      await page.evaluate(() => window.stage.remoteType('USA', 1, 4, 'abc'))
      await page.evaluate(() => window.stage.remoteRemove('CHN', 2, 0, 8))
      await settled(page)
      await page.keyboard.type('in the field')
      assert.equal(await page.locator('#elsewhere').inputValue(), 'in the field')
      assert.equal(await page.evaluate(() => window.scrollY), 0)
      await isLawful(page)
    },
  },
  {
    title: 'proposed and struck words are told to those who hear the page',
    run: async (page) => {
      await caretTo(page, [1, 4], [1, 12])
      await page.keyboard.type('Safety')
      await settled(page)
      const heard = await page.locator('.text-body').ariaSnapshot()
      assert.match(heard, /textbox "Rolling text with all proposals"/)
      assert.match(heard, /heading "Statement by the President" \[level=1\]/)
      assert.match(heard, /deletion: Security\n.*insertion: Safety FRA/)
    },
  },
]
