import { describe, expect, it } from 'vitest'
import { isCleanText, withoutForbidden } from '../../../shared/domain/characters.ts'

const FORBIDDEN = [
  '\u0000',
  '\u0007',
  '\u001b',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ue000',
  '\u{f0000}',
  '\u{10fffd}',
  '\ufdd0',
  '\uffff',
  '\ufeff',
  '\ufffd',
  '\ud842',
  '\udfb7',
]
const ALLOWED = [
  'peace',
  '和平',
  'السلام',
  '\u{20bb7}',
  'é',
  'e\u0301',
  '“”’–…',
  '\u00a0',
  '🕊️',
  'न्‍य',
]

describe('characters of the tape', () => {
  it('[T16] forbidden ones are recognised and left out, whatever stands around them', () => {
    for (const character of FORBIDDEN) {
      expect(isCleanText(`a${character}b`)).toBe(false)
      expect(withoutForbidden(`a${character}b`)).toBe('ab')
    }
  })

  it('[T16] the text of any language stays as it is', () => {
    for (const text of ALLOWED) {
      expect(isCleanText(text)).toBe(true)
      expect(withoutForbidden(text)).toBe(text)
    }
  })
})
