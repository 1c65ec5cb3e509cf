import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import { type Incoming, wordsInserted } from '../../../shared/domain/incoming.ts'
import { incomingChanges } from '../../../shared/domain/incoming-changes.ts'
import { compilationDocx } from '../../../shared/formats/compilation/compilation-docx.ts'
import { exportDocxTracked } from '../../../shared/formats/export-docx-tracked.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'
import { writeIncoming } from '../../../shared/ydoc/write-incoming.ts'
import { someDossier } from '../../server/dossiers.ts'
import { del, ins, p, r } from '../formats/docx-in/packages.ts'
import { DraftSeat } from './branch/drafting.ts'
import { code, negotiate, type Replica, type Seat } from './notation.ts'

// The whole way of a delegation that works in Word: the document that the relay gives it, its XML edited as Word edits it, and
// what the window makes of it, in the delegation's own branch.

const NOW = Date.UTC(2020, 2, 12)
const TITLE = 'Statement'
const ME = 'Ann Lee'

const DOCUMENTS = {
  tracked: (of: Replica) => exportDocxTracked(readSource(someDossier(), of.doc)),
  compilation: (of: Replica) =>
    compilationDocx(readSource(someDossier(), of.doc), { isAnonymous: false }),
} as const
const KINDS = Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]

/** A text with proposals of others, of every kind that stands in the words, and one of France's own. */
function lively() {
  const made = negotiate(
    ...[
      TITLE,
      'The Council recalls its resolution.',
      'It urges all States to act.',
      'It stays seized.',
    ],
  )
  made.USA.replace('urges', 'calls upon')
  made.RUS.remove('all ')
  made.meet()
  made.USA.writer.newParagraphAfter(made.USA.paragraph(2), 'plain', 'It thanks the host States.')
  made.FRA.type('act', ' without delay')
  made.meet()
  return made
}

/** Word's own edit: the words of one run parted, and what stands between them replaced under the author's name. */
function edited(bytes: Uint8Array, ...edits: readonly (readonly [from: string, to: string])[]) {
  const files = unzipSync(bytes)
  let xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  for (const [from, to] of edits) {
    if (!xml.includes(from)) throw new Error(`${from} is not in ${xml}`)
    xml = xml.replace(from, to)
  }
  return zipSync({ ...files, 'word/document.xml': strToU8(xml) })
}

/** What closes the run in which the words stand, tracks something, and opens another. */
const within = (before: string, change: string, after = ''): string =>
  `${before}</w:t></w:r>${change}<w:r><w:t xml:space="preserve">${after}`

/** Word ends the insertion of another in front of one's own, and begins it anew behind; in a compilation it is a run like others. */
const amongPending = {
  tracked: `${within('It thanks ', `</w:ins>${ins(ME, r('warmly '))}<w:ins w:id="901" w:author="USA">`, 'the host')}`,
  compilation: within('It thanks ', ins(ME, r('warmly ')), 'the host'),
} as const

async function incoming(to: Seat, bytes: Uint8Array): Promise<Incoming> {
  const read = await readNamed('back.docx', bytes)
  if (!read.ok) throw new Error(read.error.kind)
  const { manuscript } = manuscriptOf(read.value, TITLE)
  const authors = new Set([ME, 'FRA'])
  return incomingChanges(manuscript, to.read(), {
    ...{ delegation: code('FRA'), authors, names: new Set(['FRA']), said: new Set() },
  })
}

const linesOf = ({ changes }: Incoming): readonly string[] =>
  changes.map(({ by, what }) => {
    const who = by ? by.author : '?'
    if (what.kind !== 'words') return `${who} ${what.kind}`
    const words = [
      what.removedWords && `-${what.removedWords}`,
      wordsInserted(what.inserted) && `+${wordsInserted(what.inserted)}`,
    ]
    return [who, ...words.filter(Boolean)].join(' ')
  })

describe.each(KINDS)('[I10] [B] the %s document goes to Word and comes back', (kind) => {
  it('unchanged: it asks for nothing', async () => {
    const { FRA } = lively()
    expect(linesOf(await incoming(new DraftSeat(FRA), DOCUMENTS[kind](FRA)))).toEqual([])
  })

  it('with changes among those of others: they are private drafts, and are tabled as one’s own', async () => {
    const { table, FRA, USA } = lively()
    const draft = new DraftSeat(FRA)
    const back = edited(
      DOCUMENTS[kind](FRA),
      ['The Council recalls', within('The Council ', del(ME, 'recalls') + ins(ME, r('reaffirms')))],
      ['It thanks the host', amongPending[kind]],
    )
    const brought = await incoming(draft, back)
    expect(linesOf(brought)).toEqual([`${ME} -recalls +reaffirms`, `${ME} +warmly `])
    const before = USA.markup
    for (const change of brought.changes)
      expect(writeIncoming(draft.writer, change, NOW).ok).toBe(true)
    table.meet()
    expect(USA.markup).toBe(before)
    expect(draft.list).toEqual(['"recalls" → "reaffirms"', '"warmly "'])
    // The same document once more asks for nothing.
    expect(linesOf(await incoming(draft, back))).toEqual([])
    expect(draft.table()).toBe(2)
    table.meet()
    expect(USA.cards).toEqual(
      expect.arrayContaining([
        'FRA replacement open "recalls" → "reaffirms"',
        'FRA insertion open "warmly "',
      ]),
    )
  })

  it('whose bookmarks are gone: paragraphs are found by their words', async () => {
    const { FRA } = lively()
    const files = unzipSync(DOCUMENTS[kind](FRA))
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    const bare = xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*\/>/g, '')
    const bytes = zipSync({ ...files, 'word/document.xml': strToU8(bare) })
    const back = edited(bytes, [
      'It stays',
      within('It ', del(ME, 'stays') + ins(ME, r('remains'))),
    ])
    expect(linesOf(await incoming(new DraftSeat(FRA), back))).toEqual([`${ME} -stays +remains`])
  })

  it('with a paragraph that matches none: it is told for a decision, and nothing is dropped', async () => {
    const { FRA } = lively()
    const body = /(<w:p>(?:(?!<w:p>).)*It stays)/s
    const files = unzipSync(DOCUMENTS[kind](FRA))
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    const more = p(r('Nobody has tracked this sentence, and nothing reads like it.'))
    const bytes = zipSync({
      ...files,
      'word/document.xml': strToU8(xml.replace(body, `${more}$1`)),
    })
    const lines = linesOf(await incoming(new DraftSeat(FRA), bytes))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      /^\? \+.*Nobody has tracked this sentence, and nothing reads like it\./,
    )
  })
})
