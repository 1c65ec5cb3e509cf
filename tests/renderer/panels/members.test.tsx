// @vitest-environment happy-dom

import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { learn, startSpeaking } from '../../../renderer/app/i18n.ts'
import { Participants } from '../../../renderer/panels/participants/participants.tsx'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { Participant } from '../../../renderer/session/presence.ts'
import {
  AFRICAN_STATES,
  COUNCIL_OF_MARCH_2020,
  type DelegationCode,
  PERMANENT_MEMBERS,
} from '../../../shared/domain/delegations.ts'
import { called } from '../../../shared/messages/called.ts'
import { en, zh } from '../../../shared/messages/delegations.ts'
import { memberName, UN_LANGUAGES } from '../../../shared/messages/member-names.ts'
import { en as members } from '../../../shared/messages/members/en.ts'
import * as words from '../../../shared/messages/participants.ts'
import { someDossier } from '../../server/dossiers.ts'

let root: Root
let place: HTMLElement
const onVisibility = vi.fn()
const FRANCE = {
  client: 7,
  delegation: 'FRA' as DelegationCode,
  isPerson: true,
  person: 'Ann',
  isSelf: false,
  isInText: true,
  paragraph: null,
  reads: null,
} satisfies Participant
const SECRETARIAT = {
  ...FRANCE,
  client: 8,
  delegation: 'SEC' as DelegationCode,
  isPerson: false,
  person: '',
}

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
      <Participants
        presence={presence}
        dossier={dossier}
        visibility="delegation"
        onVisibility={onVisibility}
        actsFor={(code) => <button type="button">Acts for {code}</button>}
      />,
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

it('[Q16] says what others see of one', () => {
  const choices = [...place.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  expect(choices.map(({ checked }) => checked)).toEqual([false, true, false])
  act(() => choices[2]?.click())
  expect(onVisibility).toHaveBeenCalledWith('person')
})

it('[Q16] has what can be done about each member, and about nobody else', () => {
  const acts = [...place.querySelectorAll('li > button')].map((one) => one.textContent)
  expect(acts).toEqual(COUNCIL_OF_MARCH_2020.map((code) => `Acts for ${code}`))
})

it('[Q16] knows short and formal names of all members and observer States in six languages', () => {
  const codes = Object.keys(members)
  expect(codes).toHaveLength(193 + 2)
  for (const language of UN_LANGUAGES) {
    const names = codes.map((code) => memberName(code, language))
    expect(names.filter((name) => !name?.short || !name.formal)).toEqual([])
    expect(new Set(names.map((name) => name?.short)).size, language).toBe(codes.length)
  }
  expect(memberName('PAK', 'fr')).toEqual({
    short: 'Pakistan',
    formal: 'la République islamique du Pakistan',
  })
  expect(memberName('XYZ', 'en')).toBeNull()
  expect(memberName('toString', 'en')).toBeNull()
})

it('[Q16] calls them in the window so as well, but for two that everybody calls shorter', () => {
  const { SEC, GBR, USA, ...own } = en
  for (const [code, name] of Object.entries(own)) {
    expect(memberName(code, 'en')?.short).toBe(name)
    expect(memberName(code, 'zh')?.short).toBe(Reflect.get(zh, code))
  }
  expect([called('GBR', 'en'), called('USA', 'en'), called('SEC', 'en')]).toEqual([GBR, USA, SEC])
  expect([called('PAK', 'zh'), called('XYZ', 'en'), called('toString', 'en')]).toEqual([
    '巴基斯坦',
    'XYZ',
    'toString',
  ])
})

it('[Q16] has the African States, the permanent members and the Council of 2020 among the members', () => {
  for (const code of [...AFRICAN_STATES, ...PERMANENT_MEMBERS, ...COUNCIL_OF_MARCH_2020])
    expect(memberName(code, 'en'), code).not.toBeNull()
})
