import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as adoption from '../../../shared/messages/adoption.ts'
import * as annexes from '../../../shared/messages/annexes.ts'
import { en } from '../../../shared/messages/app.ts'
import { zh } from '../../../shared/messages/app-zh.ts'
import * as audiences from '../../../shared/messages/audiences.ts'
import * as chair from '../../../shared/messages/chair.ts'
import * as commands from '../../../shared/messages/commands.ts'
import * as comments from '../../../shared/messages/comments.ts'
import * as comparison from '../../../shared/messages/comparison.ts'
import * as conduct from '../../../shared/messages/conduct.ts'
import * as drafts from '../../../shared/messages/drafts.ts'
import * as exporting from '../../../shared/messages/exporting.ts'
import * as fromDraft from '../../../shared/messages/from-draft.ts'
import * as gate from '../../../shared/messages/gate.ts'
import * as history from '../../../shared/messages/history.ts'
import * as importing from '../../../shared/messages/importing.ts'
import * as panels from '../../../shared/messages/panels.ts'
import * as participants from '../../../shared/messages/participants.ts'
import * as positions from '../../../shared/messages/positions.ts'
import * as printing from '../../../shared/messages/printing.ts'
import * as recordCheck from '../../../shared/messages/record-check.ts'
import * as roomScreen from '../../../shared/messages/room-screen.ts'
import * as sharing from '../../../shared/messages/sharing.ts'
import * as silence from '../../../shared/messages/silence.ts'
import * as starting from '../../../shared/messages/starting.ts'
import * as team from '../../../shared/messages/team.ts'
import * as timeline from '../../../shared/messages/timeline.ts'
import * as tour from '../../../shared/messages/tour.ts'
import * as translations from '../../../shared/messages/translations.ts'

const RENDERER = path.resolve(import.meta.dirname, '../../../renderer')
const FOLDERS = ['app', 'panels', 'ui']

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(RENDERER, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(RENDERER, folder, file), 'utf8')),
)
const all = sources.join('\n')
// What is said in files as well as in the window.
const SHARED = [
  'shared/formats/comparison/compared.ts',
  'shared/formats/comparison/comparison-html.ts',
  'shared/formats/describe-proposal.ts',
]
const alsoUsed = [...SHARED, 'server/commands/compare.ts', 'server/commands/translation.ts']
  .map((file) => readFileSync(path.join(RENDERER, '..', file), 'utf8'))
  .join('\n')
const every = all + alsoUsed
const words = {
  ...en,
  ...adoption.en,
  ...annexes.en,
  ...chair.en,
  ...commands.en,
  ...audiences.en,
  ...comments.en,
  ...comparison.en,
  ...conduct.en,
  ...drafts.en,
  ...exporting.en,
  ...fromDraft.en,
  ...gate.en,
  ...history.en,
  ...recordCheck.en,
  ...timeline.en,
  ...importing.en,
  ...panels.en,
  ...participants.en,
  ...positions.en,
  ...printing.en,
  ...roomScreen.en,
  ...sharing.en,
  ...silence.en,
  ...starting.en,
  ...team.en,
  ...translations.en,
  ...tour.en,
}
const inChinese = {
  ...zh,
  ...adoption.zh,
  ...annexes.zh,
  ...chair.zh,
  ...commands.zh,
  ...audiences.zh,
  ...comments.zh,
  ...comparison.zh,
  ...conduct.zh,
  ...drafts.zh,
  ...exporting.zh,
  ...fromDraft.zh,
  ...gate.zh,
  ...history.zh,
  ...recordCheck.zh,
  ...timeline.zh,
  ...importing.zh,
  ...panels.zh,
  ...participants.zh,
  ...positions.zh,
  ...printing.zh,
  ...roomScreen.zh,
  ...sharing.zh,
  ...silence.zh,
  ...starting.zh,
  ...team.zh,
  ...translations.zh,
  ...tour.zh,
}
const known = new Set(Object.keys(words).map((key) => key.replace(/_(one|other)$/, '')))

describe('the words of the window', () => {
  it('every message that is asked for by name exists', () => {
    const asked = [...all.matchAll(/\bt\(\s*'([\w ]+)'/g)].map((found) => found[1] ?? '')
    expect(asked.length).toBeGreaterThan(80)
    expect(asked.filter((key) => !known.has(key))).toEqual([])
  })

  it('every message is used: none is kept that nobody reads', () => {
    const families = [...every.matchAll(/`([a-z][\w]*_)\$\{/gi)].map((found) => found[1] ?? '')
    const unused = [...known].filter(
      (key) =>
        !every.includes(`'${key}'`) &&
        !every.includes(`:${key}'`) &&
        !families.some((family) => key.startsWith(family)),
    )
    expect(unused).toEqual([])
  })

  it('both languages use the same values', () => {
    const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((v) => v[1]).sort()
    const differing = Object.entries(words).filter(
      ([key, text]) => values(text).join() !== values(Reflect.get(inChinese, key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })
})
