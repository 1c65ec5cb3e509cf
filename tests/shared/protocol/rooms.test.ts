import { describe, expect, it } from 'vitest'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { ROLES } from '../../../shared/domain/roles.ts'
import { isForAll, mayEnter, parseRoom, textRoom } from '../../../shared/protocol/rooms.ts'
import { someDossier } from '../../server/dossiers.ts'
import { code } from '../ydoc/notation.ts'

const DOSSIER: Dossier = {
  ...someDossier(),
  drafts: ['alt-1'],
  groups: [{ name: 'A3', members: ['NER', 'FRA'].map(code) }],
}

/** Who may be in which room, by hand: delegation and role of those who may, in the order of the columns. */
const SEATS = ['CHN penholder', 'GBR co-penholder', 'FRA delegation', 'NER delegation', 'FRA observer', 'FRA screen', 'SEC secretariat', 'CHN delegation', 'FRA secretariat'] as const // biome-ignore format: the head of the table
const TABLE: readonly (readonly [room: string, may: string])[] = [
  ['dossier', '+++++++++'],
  ['text/en', '+++++++++'],
  ['text/en/alt-1', '+++++++++'],
  ['text/en/alt-2', '---------'],
  ['text/fr', '---------'],
  ['desk', '++-------'],
  ['pen/FRA', '+++------'],
  ['pen/NER', '++-+-----'],
  ['pen/KEN', '---------'],
  ['private/CHN', '+------+-'],
  ['private/GBR', '-+-------'],
  ['private/FRA', '--+------'],
  ['private/NER', '---+-----'],
  ['private/SEC', '------+--'],
  ['caucus/A3', '--++-----'],
  ['caucus/EU', '---------'],
]

describe('[E1] a room', () => {
  it.each(TABLE)('%s is for those who may be in it: %s', (name, may) => {
    const room = parseRoom(name)
    if (!room) throw new Error(`${name} is no room`)
    const marks = SEATS.map((seat) => {
      const [delegation = '', word] = seat.split(' ')
      const role = ROLES.find((one) => one === word)
      if (!role) throw new Error(`no such role: ${word}`)
      return mayEnter(room, { delegation: code(delegation), role }, DOSSIER) ? '+' : '-'
    })
    expect(marks.join('')).toBe(may)
    expect(isForAll(room)).toBe(/^(dossier|text)/.test(name))
  })

  it.each([
    '',
    '/',
    'text',
    'text/',
    'text/EN',
    'text/english',
    'text/en/',
    'text/en/A',
    'text/en/a/b',
    'dossier/',
    'dossier/x',
    'desk/CHN',
    'pen',
    'pen/',
    'pen/fra',
    'pen/FRAN',
    'private/FRA/x',
    'private/FRA/',
    'caucus/',
    'caucus/a b',
    `caucus/${'a'.repeat(25)}`,
    'who',
    '../dossier',
    'constructor',
    '__proto__',
  ])('is not called %j', (name) => {
    // biome-ignore format: a list
    expect(parseRoom(name)).toBeNull()
  })

  it('of the text is named by its language', () => {
    expect(parseRoom(textRoom('en'))).toEqual({ kind: 'text', lang: 'en', draft: null })
  })
})
