// @vitest-environment happy-dom

import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { learn, startSpeaking } from '../../../renderer/app/i18n.ts'
import { Participants } from '../../../renderer/panels/participants/participants.tsx'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { Participant } from '../../../renderer/session/presence.ts'
import { COUNCIL_OF_MARCH_2020, type DelegationCode } from '../../../shared/domain/delegations.ts'
import { en, zh } from '../../../shared/messages/delegations.ts'
import { memberName, UN_LANGUAGES } from '../../../shared/messages/member-names.ts'
import * as words from '../../../shared/messages/participants.ts'
import { someDossier } from '../../server/dossiers.ts'

let root: Root
let place: HTMLElement
const onSeen = vi.fn()
const FRANCE = {
  client: 7,
  delegation: 'FRA' as DelegationCode,
  person: 'Ann',
  isSelf: false,
  isInText: true,
  paragraph: null,
  reads: null,
} satisfies Participant
const SECRETARIAT = { ...FRANCE, client: 8, delegation: 'SEC' as DelegationCode, person: '' }

beforeAll(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await startSpeaking()
  learn('participants', words)
})
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  const dossier = {
    ...someDossier(),
    members: COUNCIL_OF_MARCH_2020,
    groups: [{ name: 'A3', members: ['NER', 'TUN', 'ZAF'] as DelegationCode[] }],
  }
  const presence = new Cell<readonly Participant[]>([FRANCE, SECRETARIAT])
  act(() =>
    root.render(
      <Participants presence={presence} dossier={dossier} isSeen={true} onSeen={onSeen} />,
    ),
  )
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
})

const rows = (): string[] =>
  [...place.querySelectorAll('.participants > ul > li')].map((row) => row.textContent ?? '')

it('[Q16] names all members in the language that one asks for, with groups and who is here', () => {
  expect(rows()).toHaveLength(COUNCIL_OF_MARCH_2020.length + 1)
  const row = (code: string): string => rows().find((words) => words.startsWith(code)) ?? ''
  expect(row('FRA')).toContain('France● herethe French Republic')
  expect(row('FRA')).toContain('Ann · in the text')
  expect(row('NER')).toContain('A3')
  expect(row('NER')).not.toContain('here')
  expect(row('SEC')).toContain('here')
  const select = place.querySelector('select')
  if (!select) throw new Error('no choice of languages')
  act(() => {
    select.value = 'ru'
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(row('ZAF')).toContain('Южно-Африканская Республика')
})

it('[Q16] says whether one wishes to be seen', () => {
  const box = place.querySelector<HTMLInputElement>('input[type=checkbox]')
  expect(box?.checked).toBe(true)
  act(() => box?.click())
  expect(onSeen).toHaveBeenCalledWith(false)
})

it('[Q16] knows short and formal names of the Council in six languages, the short ones as the window has them', () => {
  for (const code of COUNCIL_OF_MARCH_2020) {
    for (const language of UN_LANGUAGES) {
      const name = memberName(code, language)
      expect(name?.short, `${code} ${language}`).toBeTruthy()
      expect(name?.formal.length, `${code} ${language}`).toBeGreaterThanOrEqual(
        name?.short.length ?? 0,
      )
    }
    expect(memberName(code, 'en')?.short).toBe(Reflect.get(en, code))
    expect(memberName(code, 'zh')?.short).toBe(Reflect.get(zh, code))
  }
  expect(memberName('XYZ', 'en')).toBeNull()
  expect(memberName('toString', 'en')).toBeNull()
})
