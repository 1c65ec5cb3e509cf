// @vitest-environment happy-dom

import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countChanges,
  linesOf,
  type PastedParagraph,
} from '../../../../renderer/editor/paste/pasted.ts'
import { readHtml } from '../../../../renderer/editor/paste/read-html.ts'
import { isCleanText } from '../../../../shared/domain/characters.ts'

const fixture = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/paste', name), 'utf8')

/** `1: <b>words</> +France{added}`: level, styles by their first letters, tracked changes with their authors. */
function written(paragraphs: readonly PastedParagraph[]): string[] {
  return paragraphs.map(({ level, runs }) => {
    const words = runs.map(({ text, emphasis, change }) => {
      const styled = emphasis.length ? `<${emphasis.map(([one]) => one).join('')}>${text}</>` : text
      return change
        ? `${change.kind === 'inserted' ? '+' : '-'}${change.author}{${styled}}`
        : styled
    })
    return `${level}: ${words.join('')}`
  })
}

describe('what is pasted as HTML', () => {
  it('[W2] [W4] from Word: words, styles, levels and tracked changes, and none of its furniture', () => {
    const pasted = readHtml(fixture('word.html'))
    expect(written(pasted)).toEqual([
      '0: <bi>Recalling</> its decisions on the safety of peacekeepers,',
      '1: medical care +Delegation of France{and mental health care }for -Delegation of France{all }personnel;',
      '2: by day and by\u00a0night;',
      '0: <u>Decides</> to remain seized.',
    ])
    expect(countChanges(pasted)).toBe(2)
    expect(linesOf(pasted, 'accepted')[1]?.text).toBe(
      'medical care and mental health care for personnel;',
    )
    expect(linesOf(pasted, 'original')[1]?.text).toBe('medical care for all personnel;')
  })

  it('[W3] from Google Docs, whose bold wrapper is not bold', () => {
    expect(written(readHtml(fixture('google-docs.html')))).toEqual([
      '0: <b>Calls upon</> all States to act <iu>without delay</>.',
      '1: to investigate;',
      '2: to prosecute.',
    ])
  })

  it('from a web page: headings, breaks, cells and lists are paragraphs', () => {
    expect(written(readHtml(fixture('web-page.html')))).toEqual([
      '0: Safety of peacekeepers',
      '0: Contributing <b>countries</> met',
      '0: in two <i>rounds</>. See the plan.',
      '0: 2019',
      '0: 28 killed',
      '1: plan',
      '2: train',
    ])
  })

  it('[W1] nothing active survives: only words do', () => {
    expect(written(readHtml(fixture('hostile.html')))).toEqual(['0: Safe words', '0: more words'])
  })

  it('[W1] whatever it is, words come out, clean and in paragraphs that are not empty', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<b>',
        '</i>',
        '<ins cite="mailto:%E0%A4%A">',
        '<ul><li>',
        '<br>',
        '<pre>a\n b',
      ],
      ...[
        'peace',
        ' ',
        '&#0;',
        '\u202e',
        '\ufeff',
        '&nbsp;',
        '<!--',
        '-->',
        '<span style="mso-list:',
        '𠮷',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const line of linesOf(readHtml(pieces.join('')), 'accepted')) {
          expect(isCleanText(line.text)).toBe(true)
          expect(line.text.trim()).not.toBe('')
        }
      }),
    )
  })
})
