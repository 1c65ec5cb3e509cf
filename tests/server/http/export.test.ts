import { expect, it } from 'vitest'
import { CHN, FRA } from '../dossiers.ts'
import { aRelay } from '../relay/a-relay.ts'
import { Drafter } from '../relay/drafters.ts'
import { insertAfterLast, openingOf } from '../relay/tape.ts'

it('[H4] a member gets the base text as the log has it; others get nothing', async () => {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Safety of peacekeepers')
  await pen.saved()
  const fra = await Drafter.join(relay, FRA)
  insertAfterLast(fra.doc, ' decides')
  await fra.saved()
  const ask = (query: string, session?: string) => {
    const headers = session ? { authorization: `Bearer ${session}` } : undefined
    return fetch(`${relay.http}/api/export?${query}`, headers ? { headers } : {})
  }
  const text = await ask('format=txt&lang=en', fra.session)
  expect(text.status).toBe(200)
  expect(text.headers.get('content-type')).toContain('text/plain')
  expect(text.headers.get('content-disposition')).toBe('attachment; filename="text.txt"')
  const words = await text.text()
  expect(words).toContain('Safety of peacekeepers')
  expect(words).not.toContain('decides')
  const json = JSON.parse(await (await ask('format=json', fra.session)).text())
  expect(json.text.ifIncorporatedText).toContain('Safety of peacekeepers decides')
  const docx = await ask('format=docx&lang=en', fra.session)
  expect(docx.headers.get('content-disposition')).toBe('attachment; filename="text.docx"')
  expect(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const pdf = await ask('format=pdf&with=lines', fra.session)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  const bytes = Buffer.from(await pdf.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.headers.get('content-length')).toBe(String(bytes.length))
  const compared = await ask('format=comparison-pdf&say=zh&with=anonymous', fra.session)
  expect(compared.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.from(await compared.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-') // biome-ignore format: one fact
  expect((await ask('format=comparison-pdf&with=lines', fra.session)).status).toBe(400)
  expect((await ask('format=comparison-pdf&against=Rev.9', fra.session)).status).toBe(404)
  expect((await ask('format=pdf&with=glitter', fra.session)).status).toBe(400)
  expect((await ask('format=txt&revision=Rev.9', fra.session)).status).toBe(404)
  expect((await ask('format=txt', fra.session)).status).toBe(200)
  expect((await ask('format=txt')).status).toBe(401)
  expect((await ask('format=txt&lang=fr', fra.session)).status).toBe(404)
  expect((await ask('format=papyrus', fra.session)).status).toBe(400)
})
