import { describe, expect, it } from 'vitest'
import { cleanParagraphs, cleanText } from '../../../renderer/editor/binding/clean-text.ts'

describe('[T16] what may stand on the tape', () => {
  it('turns tabs and breaks into spaces', () => expect(cleanText('a\tb\nc')).toBe('a b c'))
  it('leaves out what is no text', () =>
    expect(cleanText('\u0000a\u0007\u2028\ue000\ufeff\ufffdb\ud842')).toBe('ab'))
  it('keeps joiners, directions and pairs', () =>
    expect(cleanText('👩‍🚀\u200f𠮷')).toBe('👩‍🚀\u200f𠮷'))
  it('makes a paragraph of each line that says something', () =>
    expect(cleanParagraphs('one\r\n\r\n  two \nthree\n')).toEqual(['one', 'two', 'three']))
  it('begins with a break where the text does', () =>
    expect(cleanParagraphs('\none\n')).toEqual(['', 'one']))
  it('keeps the spaces of a single line', () => expect(cleanParagraphs(' a ')).toEqual([' a ']))
})
