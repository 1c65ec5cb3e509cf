import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIn, inTheCaseOf } from '../../../shared/domain/find-text.ts'

const LOOSE = { isExact: false, isWholeWord: false }
const words = (text: string, query: string, options = LOOSE) =>
  findIn(text, query, options).map(({ start, end }) => text.slice(start, end))

describe('[Y1] finding words', () => {
  it.each([
    ['The Council urges; the council decides.', 'council', ['Council', 'council']],
    ['la résolution et la RESOLUTION', 'resolution', ['résolution', 'RESOLUTION']],
    ['the host State’s duty', "state's", ['State’s']],
    ['troop\u2011 and police-contributing', 'troop- and', ['troop\u2011 and']],
    ['resolution\u00a02518', 'resolution 2518', ['resolution\u00a02518']],
    ['حِفْظِ السَّلام', 'حفظ السلام', ['حِفْظِ السَّلام']],
    ['维持和平人员的安全', '和平', ['和平']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['𠮷𠮸', '𠮸', ['𠮸']],
    ['none', '', []],
  ])('in %j for %j', (text, query, expected) => {
    expect(words(text, query)).toEqual(expected)
  })

  it('exactly as written, if that is asked for', () => {
    expect(words('Council council', 'council', { ...LOOSE, isExact: true })).toEqual(['council'])
  })

  it('as whole words, where a script has them', () => {
    const whole = { ...LOOSE, isWholeWord: true }
    expect(findIn('peace, peaceful, peace', 'peace', whole).map(({ start }) => start)).toEqual([
      0, 17,
    ])
    expect(words('维持和平人员', '和平', whole)).toEqual(['和平'])
  })

  it('agrees with a plain search when nothing is folded, and never overlaps', () => {
    const letters = fc.stringMatching(/^[ab é𠮷]*$/u)
    fc.assert(
      fc.property(letters, fc.stringMatching(/^[ab é𠮷]{1,3}$/u), (text, query) => {
        const exact = findIn(text, query, { isExact: true, isWholeWord: false })
        const plain: number[] = []
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length))
          plain.push(at)
        expect(exact.map(({ start }) => start)).toEqual(plain)
        const loose = findIn(text, query, LOOSE)
        for (const [i, { start, end }] of loose.entries()) {
          expect(start).toBeGreaterThanOrEqual(loose[i - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
        }
      }),
    )
  })

  it('a replacement keeps the capitals of what it replaces', () => {
    expect(inTheCaseOf('urges', 'calls upon')).toBe('calls upon')
    expect(inTheCaseOf('Urges', 'calls upon')).toBe('Calls upon')
    expect(inTheCaseOf('URGES', 'calls upon')).toBe('CALLS UPON')
    expect(inTheCaseOf('和平', '安全')).toBe('安全')
  })
})
