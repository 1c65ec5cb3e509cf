import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNCIL_OF_MARCH_2020 } from '../../../shared/domain/delegations.ts'
import type { ConceptNote } from '../../../shared/domain/dossier.ts'
import { decodeNote } from '../../../shared/formats/concept-note/decode-note.ts'
import {
  factsOfNote,
  membersAt,
  type NoteFacts,
} from '../../../shared/formats/concept-note/dossier-of-note.ts'
import { councilOf } from '../../../shared/formats/concept-note/facts/states.ts'
import { readConceptNote } from '../../../shared/formats/concept-note/read-concept-note.ts'
import { cpuMs } from '../../cpu-time.ts'
import { chineseNote, englishNote, type NoteContent, type Page, printNote } from './notes.ts'

// Reference material beside a checkout, not part of the project.
const SEED = new URL('../../../../shared/seed/concept-note.zh.txt', import.meta.url)

const CARE: NoteContent = {
  day: [2020, 1, 22],
  hour: 15,
  topic: 'Care within reach: medicine in the field',
  cited: [
    { number: 2086, year: 2013, says: 'placed health among the tasks of missions' },
    { number: 2185, year: 2014, says: 'asked that police be treated as soldiers are' },
    { number: 2436, year: 2018, says: 'tied performance to preparation' },
  ],
  issues: [
    'How can the first hour after an injury be used better?',
    'Which standards should field hospitals meet, and who should check them?',
    'What can host States do so that helicopters fly at night?',
    'How should lessons be shared between missions?',
  ],
  killed: 311,
}

const CARE_ZH: NoteContent = {
  ...CARE,
  topic: '近在身边的救护：实地医疗',
  cited: [
    { number: 2086, year: 2013, says: '把医疗列为特派团的任务' },
    { number: 2185, year: 2014, says: '要求对警察和士兵同等救治' },
    { number: 2436, year: 2018, says: '把绩效与准备工作联系起来' },
  ],
  issues: [
    '如何更好地利用受伤后的第一个小时？',
    '野战医院应达到哪些标准，由谁检查？',
    '当事国应如何使直升机在夜间飞行？',
    '各特派团之间应如何交流经验？',
  ],
}

const PAGE: Page = { width: 78, isDoubleSpaced: true }

function noteIn(text: string): ConceptNote {
  const note = readConceptNote(text)
  if (!note.ok) throw new Error(note.error.kind)
  return note.value
}

function factsIn(text: string): NoteFacts {
  const facts = factsOfNote(noteIn(text))
  if (!facts.ok) throw new Error(facts.error.kind)
  return facts.value
}

describe('a concept note in English', () => {
  const facts = factsIn(printNote(englishNote(CARE), PAGE))

  it('[N1] letter and annex are told apart', () => {
    expect(facts.note?.letter.date).toBe('2020-01-03')
    expect(facts.note?.letter.paragraphs.map((text) => text.slice(0, 24))).toEqual([
      'I have the honour to inf',
      'I would be obliged if th',
    ])
    expect(facts.note?.letter.signature).toEqual(['(Signed) Permanent Representative of Viet Nam'])
    expect(facts.note?.annexTitle).toBe(
      'Concept note for the open debate on medical care in the field, 22 January 2020',
    )
  })

  it('[N3] addresses are lifted out of the text, each once', () => {
    expect(facts.note?.links).toEqual([
      'https://example.org/documents/N2001.pdf?OpenElement',
      'https://example.org/documents/N2002.pdf?OpenElement',
    ])
    expect(JSON.stringify(facts.note?.sections)).not.toContain('http')
  })

  it('[N4] sections, items and points stand in their places', () => {
    expect(facts.note?.sections.map(({ label, heading }) => `${label}. ${heading}`)).toEqual([
      'I. Why now',
      'II. Questions',
      'III. Format',
    ])
    const items = facts.note?.sections.flatMap((section) => section.items)
    expect(items?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(facts.issues.map(({ letter }) => letter)).toEqual(['a', 'b', 'c', 'd'])
    expect(facts.issues.map(({ text }) => text)).toEqual(CARE.issues)
  })

  it('[N6] the meeting is in the dossier', () => {
    expect(facts.topic).toBe(CARE.topic)
    expect(facts.meeting).toEqual({
      date: '2020-01-22',
      time: '15:00',
      place: 'Trusteeship Council Chamber',
      format: 'open debate',
      chair: 'Minister for Foreign Affairs of Viet Nam',
      briefers: [
        'Under-Secretary-General for Operational Support',
        'Force Commander of the United Nations Mission in South Sudan (UNMISS)',
        'representative of civil society',
      ],
    })
    expect(facts.outcome).toEqual({ types: ['presidentialStatement'], subject: 'medical care' })
  })

  it('[N6] citations, missions, figures and duties are in the dossier', () => {
    expect(facts.citations).toEqual(
      CARE.cited.map(({ number, year, says }) => ({ number, year, subject: says })),
    )
    expect(facts.missions).toEqual([
      { acronym: 'UNMISS', name: 'United Nations Mission in South Sudan' },
    ])
    expect(facts.figures.map(({ value }) => value)).toEqual([14, 83500, 311, 50])
    expect(facts.duties).toEqual([
      { actor: 'council', text: 'ask for medical plans before it authorizes a deployment' },
      { actor: 'secretariat', text: 'keep evacuation times under review' },
      { actor: 'contributors', text: 'train every soldier in first aid' },
      { actor: 'funders', text: 'fund helicopters that fly at night' },
      { actor: 'host', text: 'grant clearance at once' },
    ])
  })

  it('[N7] the presiding delegation holds the pen, among the members of that year', () => {
    expect(facts.penholder).toBe('VNM')
    const { members, isComplete } = membersAt(facts.meeting.date, 'VNM' as never)
    expect(isComplete).toBe(true)
    expect(members).toHaveLength(15)
    expect(members).toContain('TUN')
  })

  it('[N7] every year that is known has fifteen members, in the order of the table', () => {
    for (const year of [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
      expect(councilOf(year), String(year)).toHaveLength(15)
    }
    expect(councilOf(2020)).toEqual(COUNCIL_OF_MARCH_2020)
    const unknown = membersAt('1999-01-01', 'VNM' as never)
    expect(unknown.isComplete).toBe(false)
    expect(unknown.members).toEqual(['CHN', 'FRA', 'RUS', 'GBR', 'USA', 'VNM'])
  })

  it('[N2] the fixture, with its running heads, reads the same', () => {
    const text = readFileSync(
      new URL('../../fixtures/concept-note.en.txt', import.meta.url),
      'utf8',
    )
    expect(factsIn(text)).toEqual(facts)
  })
})

describe('a concept note in Chinese', () => {
  const facts = factsIn(printNote(chineseNote(CARE_ZH), { width: 70, isDoubleSpaced: true }))

  it('[N5] lines are rejoined without stray spaces', () => {
    expect(JSON.stringify(facts)).not.toMatch(/\p{Script=Han} | \p{Script=Han}/u)
    expect(facts.issues.map(({ text }) => text)).toEqual(CARE_ZH.issues)
  })

  it('[N6] everything is in the dossier', () => {
    expect(facts.topic).toBe(CARE_ZH.topic)
    expect(facts.penholder).toBe('VNM')
    expect(facts.meeting).toEqual({
      date: '2020-01-22',
      time: '15:00',
      place: '托管理事会会议厅',
      format: '公开辩论会',
      chair: '越南外交部长',
      briefers: ['主管业务支助事务副秘书长', '联合国南苏丹特派团部队指挥官代表', '民间社会代表'],
    })
    expect(facts.outcome).toEqual({ types: ['presidentialStatement'], subject: '实地医疗' })
    expect(facts.citations).toEqual(
      CARE_ZH.cited.map(({ number, year, says }) => ({ number, year, subject: says })),
    )
    expect(facts.missions).toEqual([{ acronym: 'UNMISS', name: '联合国南苏丹特派团' }])
    expect(facts.figures.map(({ value }) => value)).toEqual([14, 83500, 311, 50])
    expect(facts.duties.map(({ actor }) => actor)).toEqual([
      'council',
      'secretariat',
      'contributors',
      'funders',
      'host',
    ])
  })
})

describe('however a note is printed', () => {
  const page = fc.record({
    width: fc.integer({ min: 30, max: 130 }),
    isDoubleSpaced: fc.boolean(),
    linesPerPage: fc.integer({ min: 7, max: 60 }),
  })
  const day = fc
    .date({ min: new Date('2020-01-04'), max: new Date('2020-12-28'), noInvalidDate: true })
    .map((date) => [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const)
  const resolution = fc.record({
    number: fc.integer({ min: 1000, max: 2503 }),
    year: fc.integer({ min: 1995, max: 2019 }),
  })
  const content = (base: NoteContent) =>
    fc.record({
      day,
      hour: fc.integer({ min: 8, max: 18 }),
      topic: fc.constant(base.topic),
      cited: fc
        .uniqueArray(resolution, { minLength: 1, maxLength: 6, selector: ({ number }) => number })
        .map((list) => list.map((one, i) => ({ ...one, says: base.cited[i % 3]?.says ?? '' }))),
      issues: fc
        .integer({ min: 1, max: 9 })
        .map((count) => Array.from({ length: count }, (_, i) => base.issues[i % 4] ?? '')),
      killed: fc.integer({ min: 100, max: 999 }),
    })

  it.each([
    ['English', englishNote, CARE],
    ['Chinese', chineseNote, CARE_ZH],
  ] as const)('[N2] the same is read from a note in %s, whatever it says', (_, write, base) => {
    fc.assert(
      fc.property(content(base), page, (said, printed) => {
        const facts = factsIn(printNote(write(said), printed))
        const [year, month, date] = said.day
        expect(facts.topic).toBe(said.topic)
        expect(facts.meeting.date).toBe(
          `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
        )
        expect(facts.meeting.time).toBe(`${String(said.hour).padStart(2, '0')}:00`)
        expect(facts.citations).toEqual(
          said.cited.map(({ number, year, says }) => ({ number, year, subject: says })),
        )
        expect(facts.issues.map(({ text }) => text)).toEqual(said.issues)
        expect(facts.figures.map(({ value }) => value)).toEqual([14, 83500, said.killed, 50])
      }),
      { numRuns: 150, seed: 2272 },
    )
  })

  it.each([
    ['English', englishNote, CARE],
    ['Chinese', chineseNote, CARE_ZH],
  ] as const)(
    '[N2] the structure of a note in %s does not depend on the page',
    (_, write, base) => {
      const asPrinted = (printed: Page) => {
        const { letter, ...rest } = noteIn(printNote(write(base), printed))
        // A signature has neither sentences nor indents: only its words are certain.
        return { ...rest, letter: { ...letter, signature: letter.signature.join('') } }
      }
      const expected = asPrinted({ width: 100, isDoubleSpaced: false })
      fc.assert(
        fc.property(page, (printed) => {
          expect(asPrinted(printed)).toEqual(expected)
        }),
        { numRuns: 150, seed: 2436 },
      )
    },
  )
})

describe('what is no concept note', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const why = (given: Uint8Array): string => {
    const text = decodeNote(given)
    if (!text.ok) return text.error.kind
    const note = readConceptNote(text.value)
    return note.ok ? 'taken' : note.error.kind
  }
  const whole = printNote(englishNote(CARE), PAGE)

  it.each([
    ['binary', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8])],
    ['binary', bytes(`%PDF-1.7 \u0001\u0002 ${'x'.repeat(400)}`)],
    ['encoding', new Uint8Array([...bytes(whole), 0xd6, 0xd0, 0xb9, 0xfa])],
    ['encoding', new Uint8Array([0xff, 0xfe, ...Buffer.from(whole, 'utf16le')])],
    ['tooShort', bytes('Annex\n\nI. Background\n\n1. Short.')],
    ['tooShort', bytes('')],
    ['tooLarge', new Uint8Array(128 * 1024 + 1).fill(0x61)],
    [
      'language',
      bytes('Το Συμβούλιο Ασφαλείας θα συζητήσει την ασφάλεια των κυανόκρανων. '.repeat(9)),
    ],
    [
      'language',
      bytes('Der Sicherheitsrat berät über den Schutz der Friedenstruppen im Feld. '.repeat(9)),
    ],
    [
      'noAnnex',
      bytes('The meeting of the board was opened by the chair and closed by the clerk. '.repeat(9)),
    ],
    ['noSections', bytes(whole.replace(/^ ?[IV]+\. /gm, ''))],
    ['noSections', bytes(whole.replace(/^\d\. /gm, ''))],
    ['noItems', bytes(whole.replace(/^[2-9]\. /gm, ''))],
  ])('[N8] %s is told', (kind, given) => {
    expect(why(given)).toBe(kind)
  })

  it('[N8] reading never throws and never hangs, whatever the text', () => {
    const lines = whole.split('\n')
    fc.assert(
      fc.property(fc.shuffledSubarray(lines), fc.string(), (some, noise) => {
        why(bytes(`${noise}\n${some.join('\n')}\n${noise.repeat(30)}`))
      }),
      { numRuns: 150, seed: 2378 },
    )
  })

  it.each([
    ['figures', '257 peacekeepers in 13 missions and '],
    ['figures in sentences', 'There were 257 peacekeepers. '],
    ['citations', 'Resolution 2436 (2018) and resolution 2447 (2018), '],
    ['hyphens', 'well-\ntrained and self-\n'],
    ['names', 'United Nations Mission in the Mission of the '],
    ['dates', 'Letter dated 5 March 2020 from the debate on 24 March '],
    ['quotation marks', 'theme “ theme “debate “'],
    ['openings', '1. I. (a) Annex to the letter dated '],
  ])('[N8] a note at the limit of size that is full of %s is read in time', (_, filler) => {
    const room = 127 * 1024 - bytes(whole).length
    const long = filler.repeat(Math.floor(room / bytes(filler).length))
    const start = cpuMs()
    const text = decodeNote(bytes(whole.replace('3. The Council', `3. ${long}\n\nThe Council`)))
    const note = text.ok ? readConceptNote(text.value) : text
    if (note.ok) factsOfNote(note.value)
    // Quadratic work takes minutes here; a slow machine may take its time.
    expect(cpuMs() - start).toBeLessThan(20_000)
  })

  it('a whole one is taken', () => {
    expect(why(bytes(whole))).toBe('taken')
    expect(why(bytes(`\uFEFF${whole.replaceAll('\n', '\r\n')}`))).toBe('taken')
  })
})

describe('the seed note of this project', () => {
  it.skipIf(!existsSync(SEED))(
    `[N6] is recovered whole (skipped where the reference note is not at hand)`,
    () => {
      const facts = factsIn(readFileSync(SEED, 'utf8'))
      const { sections = [], links } = facts.note ?? {}
      expect(facts.penholder).toBe('CHN')
      expect(facts.meeting).toMatchObject({ date: '2020-03-24', time: '10:00', place: '安理会厅' })
      expect(facts.meeting.briefers).toHaveLength(2)
      expect(sections.map(({ label }) => label).join('')).toBe('一二三四')
      expect(sections.flatMap(({ items }) => items.map(({ number }) => number))).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9,
      ])
      expect(facts.issues.map(({ letter }) => letter).join('')).toBe('abcde')
      expect(facts.citations.map(({ number, year }) => [number, year])).toEqual([
        [2272, 2016],
        [2378, 2017],
        [2436, 2018],
        [2447, 2018],
      ])
      expect(facts.missions.map(({ acronym }) => acronym)).toEqual(['MINUSMA', 'UNMISS', 'MONUSCO'])
      expect(facts.figures.map(({ value }) => value)).toEqual([72, 95000, 13, 20, 257, 75])
      expect(new Set(facts.duties.map(({ actor }) => actor)).size).toBe(5)
      expect(links).toHaveLength(4)
    },
  )
})
