import { describe, expect, it } from 'vitest'
import { typesetter } from '../../../server/export/pdf/typesetter.ts'
import { factsOfNote } from '../../../shared/formats/concept-note/dossier-of-note.ts'
import { noteOfDocument } from '../../../shared/formats/concept-note/note-of-document.ts'
import { readConceptNote } from '../../../shared/formats/concept-note/read-concept-note.ts'
import { pdfPage } from '../../../shared/formats/pdf/pdf-page.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'
import { docx, p, r } from '../../shared/formats/docx-in/packages.ts'
import { englishNote } from '../../shared/formats/notes.ts'
import { draftIn } from '../../shared/formats/sources.ts'

const BLOCKS = englishNote({
  day: [2020, 1, 22],
  hour: 15,
  topic: 'Care within reach',
  cited: [{ number: 2436, year: 2018, says: 'on performance' }],
  issues: ['How can care be given in time?', 'Who should pay for it?'],
  killed: 257,
}).map(({ text }) => text)

function factsIn(text: string) {
  const note = readConceptNote(text)
  if (!note.ok) throw new Error(note.error.kind)
  const facts = factsOfNote(note.value)
  if (!facts.ok) throw new Error(facts.error.kind)
  const { note: structure, ...rest } = facts.value
  return { ...rest, sections: structure?.sections }
}

async function factsOf(name: string, bytes: Uint8Array) {
  const read = await readNamed(name, bytes)
  if (!read.ok) throw new Error(read.error.kind)
  const text = noteOfDocument(read.value)
  if (!text.ok) throw new Error(text.error.kind)
  return factsIn(text.value)
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const EXPECTED = factsIn(BLOCKS.join('\n\n'))

describe('[N9] a concept note that comes as a document says what it says as text', () => {
  it('has something to say', () => {
    expect(EXPECTED.issues).toHaveLength(2)
    expect(EXPECTED.topic).toBe('Care within reach')
  })

  it('as a page of HTML, also where the page sets the numbers', async () => {
    const paragraphs = BLOCKS.map((text) => `<p>${text}</p>`).join('\n')
    expect(await factsOf('a.html', utf8(paragraphs))).toEqual(EXPECTED)
    const items = BLOCKS.map((text) => {
      const words = text.replace(/^\d+\. /, '')
      return words === text ? `<p>${text}</p>` : `<ol><li>${words}</li></ol>`
    })
    expect(items.join('')).toContain('<ol>')
    expect(await factsOf('a.htm', utf8(items.join('\n')))).toEqual(EXPECTED)
  })

  it('as Markdown', async () => {
    expect(await factsOf('a.md', utf8(BLOCKS.join('\n\n')))).toEqual(EXPECTED)
  })

  it('as a Word document', async () => {
    const bytes = docx(BLOCKS.map((text) => p(r(text))).join(''))
    expect(await factsOf('a.docx', bytes)).toEqual(EXPECTED)
  })

  it('as a PDF', async () => {
    const setter = await typesetter()
    if (!setter) throw new Error('there is no typesetter on this system')
    const bytes = setter.set(pdfPage(draftIn('en', 'A title', ...BLOCKS), false), 'ua-1')
    expect(await factsOf('a.pdf', bytes)).toEqual(EXPECTED)
  })
})
