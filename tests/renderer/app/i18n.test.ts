// @vitest-environment happy-dom

import i18next from 'i18next'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  onLanguageChosen,
  preferredLocale,
  speak,
  startSpeaking,
} from '../../../renderer/app/i18n.ts'

beforeEach(() => localStorage.clear())

describe('the language of the window', () => {
  it('is the one chosen before, else the first of the browser’s that is known, else English', () => {
    expect(preferredLocale('zh', ['en-GB'])).toBe('zh')
    expect(preferredLocale(null, ['fr-FR', 'zh-Hans-CN', 'en'])).toBe('zh')
    expect(preferredLocale('tlh', ['fr', 'ru'])).toBe('en')
  })

  it('changes with every word of the window, is told to the page, and is kept', async () => {
    await startSpeaking()
    expect(i18next.t('incorporate')).toBe('Incorporate')
    await speak('zh')
    expect(i18next.t('incorporate')).toBe('纳入')
    expect(i18next.t('delegations:FRA')).toBe('法国')
    expect(document.documentElement.lang).toBe('zh')
    expect(localStorage.getItem('penholder.language')).toBe('zh')
    await speak('en')
    expect(i18next.t('incorporate')).toBe('Incorporate')
    expect(document.documentElement.lang).toBe('en')
  })

  it('[D39] is told to whoever wants to follow the choice', async () => {
    await startSpeaking()
    const heard: string[] = []
    const stop = onLanguageChosen((locale) => heard.push(locale))
    await speak('zh')
    stop()
    await speak('en')
    expect(heard).toEqual(['zh'])
  })

  it('has the relay’s sentences a moment later, in every language', async () => {
    await startSpeaking()
    await expect.poll(() => i18next.t('relay:error-rate')).toMatch(/^Too many requests/)
    await speak('zh')
    expect(i18next.t('relay:error-rate')).toMatch(/^请求过多/)
  })

  it('is spoken from the start where it was kept', async () => {
    localStorage.setItem('penholder.language', 'zh')
    await startSpeaking()
    expect(i18next.t('withdraw')).toBe('撤回')
    expect(document.documentElement.lang).toBe('zh')
  })
})
