// @vitest-environment happy-dom
import i18next from 'i18next'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComparedLayout } from '../../../renderer/app/comparing/compare-view.tsx'
import { ComparedRows } from '../../../renderer/app/comparing/compared-rows.tsx'
import { parseParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Say } from '../../../shared/formats/comparison/compared.ts'
import { tables } from '../../../shared/messages/tables.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { comparing } from '../../shared/ydoc/versions.ts'

let host: HTMLElement
let root: Root

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await i18next.use(initReactI18next).init({ lng: 'en', resources: tables, fallbackLng: 'en' })
  host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

/** A new paragraph, and words at the very start of another: in front of both stand words of the window. */
function show(lang: string, layout: ComparedLayout): void {
  const { CHN } = negotiate('سلامة حفظة السلام', 'يؤكد المجلس مسؤوليته.')
  const comparison = comparing(
    CHN,
    () => {
      const start = parseParagraphId(CHN.paragraph(1))
      if (start) CHN.writer.type(start, 'إن مجلس الأمن ')
      CHN.writer.newParagraphAfter(CHN.paragraph(1), 'plain', 'ويدعو جميع الدول.')
    },
    lang,
  )
  const moment = { name: 'Rev.1', at: 0, seq: 1 }
  const compared = { topic: '', lang, before: moment, after: moment, comparison }
  const say: Say = (key, values) => i18next.t(`comparison:${key}`, values ?? {})
  act(() =>
    root.render(<ComparedRows {...{ compared, say, layout, isAttributed: true }} ref={() => {}} />),
  )
}

/** The letters by which a browser finds the direction of an element with `dir="auto"`: what is isolated has no say. */
function decisive(element: Element): string {
  const copy = element.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const apart of copy.querySelectorAll('bdi, [dir]')) apart.remove()
  return /\p{L}/u.exec(copy.textContent ?? '')?.[0] ?? ''
}

describe.each(['inline', 'sides'] as const)('[U10] a comparison, %s', (layout) => {
  it('reads each paragraph as its own letters do, whatever the window says in it', () => {
    show('ar', layout)
    const written = [...host.querySelectorAll('p')].map(decisive).filter((letter) => letter !== '')
    expect(host.querySelectorAll('.compared-remark, .only-heard').length).toBeGreaterThan(2)
    expect(written.length).toBeGreaterThanOrEqual(3)
    expect(written.every((letter) => /\p{Script=Arabic}/u.test(letter))).toBe(true)
  })

  it('has its sides in the order in which the language is read', () => {
    show('ar', layout)
    expect(host.querySelector('.compared')?.getAttribute('dir')).toBe('rtl')
    show('fr', layout)
    expect(host.querySelector('.compared')?.getAttribute('dir')).toBe('ltr')
  })
})
