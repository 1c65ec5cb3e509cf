import { copyFile, readFile, writeFile } from 'node:fs/promises'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSample } from '../../../server/sample/create-sample.ts'
import { RecordCheckAnswer } from '../../../shared/protocol/record-check.ts'
import { scratchFolder } from '../dossiers.ts'
import { joinWith } from '../relay/drafters.ts'
import { penholder, servedFile } from '../run-cli.ts'
import { behindTheGuards, tamper } from '../tampering.ts'

describe('[F8] receipts, held against copies of the record', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let file: string
  let ofAdoption: string
  let ofRev1: string

  beforeAll(async () => {
    scratch = await scratchFolder()
    file = scratch.path('adopted.penholder')
    const made = await createSample(file, 'adopted')
    if (!made.ok) throw new Error(made.error.kind)
    ofAdoption = scratch.path('adoption.json')
    ofRev1 = scratch.path('rev1.json')
    await must('receipt', file, '-o', ofAdoption)
    await must('receipt', file, '--revision', 'Rev.1', '-o', ofRev1)
  })
  afterAll(() => scratch.remove())

  async function must(...args: readonly string[]): Promise<string> {
    const { code, out, err } = await penholder(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    return out
  }

  async function refusal(path: string, receipt: string): Promise<string> {
    const { code, out, err } = await penholder(['verify', path, '--receipt', receipt])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    return err
  }

  async function copied(name: string): Promise<string> {
    const copy = scratch.path(name)
    await copyFile(file, copy)
    return copy
  }

  it('agree with a copied file, each for its own text', async () => {
    const copy = await copied('copy.penholder')
    expect(await must('verify', copy, '--receipt', ofAdoption)).toContain(
      'The receipt of Rev.4 agrees',
    )
    expect(await must('verify', copy, '--receipt', ofRev1)).toContain('The receipt of Rev.1 agrees')
    const [adoption, rev1] = await Promise.all(
      [ofAdoption, ofRev1].map(async (path) => JSON.parse(await readFile(path, 'utf8'))),
    )
    expect(adoption.textHash).not.toBe(rev1.textHash)
    expect(adoption).toMatchObject({ kind: 'adoption', symbol: expect.stringMatching(/^S\/PRST/) })
    // Hashes, and not a word of the text.
    expect(await readFile(ofAdoption, 'utf8')).not.toContain('pays tribute')
  })

  it.each([
    ['another text', 'textHash', '0'.repeat(64), 'The text after entry'],
    ['another entry', 'hash', '0'.repeat(64), 'is another than the receipt says'],
    ['another negotiation', 'dossier', 'other', 'another negotiation'],
  ])('tell that the file has %s', async (_name, field, value, sentence) => {
    const forged = scratch.path(`${field}.json`)
    const receipt = JSON.parse(await readFile(ofAdoption, 'utf8'))
    await writeFile(forged, JSON.stringify({ ...receipt, [field]: value }))
    expect(await refusal(file, forged)).toContain(sentence)
  })

  it('tell that the record ends too early, and leave a broken record to be told first', async () => {
    const later = scratch.path('later.json')
    const receipt = JSON.parse(await readFile(ofAdoption, 'utf8'))
    await writeFile(later, JSON.stringify({ ...receipt, head: { ...receipt.head, seq: 9999 } }))
    expect(await refusal(file, later)).toContain('ends before entry 9999')
    const broken = await copied('broken.penholder')
    await tamper(
      broken,
      behindTheGuards((database) => database.exec("UPDATE upd SET data = x'00' WHERE seq = 9")),
    )
    expect(await refusal(broken, ofAdoption)).toContain('broken at entry 9')
  })

  it('are told from what is none', async () => {
    const other = scratch.path('other.json')
    for (const text of ['', 'no json', '{"form":1}', '[]']) {
      await writeFile(other, text)
      expect(await refusal(file, other)).toContain('is no receipt')
    }
    expect(await refusal(file, scratch.path('nowhere.json'))).toContain('There is no file')
    const { code } = await penholder(['receipt', file, '--revision', 'Rev.9', '-o', other])
    expect(code).toBe(1)
  })

  it('never take the place of a dossier', async () => {
    const { code, err } = await penholder(['receipt', file, '-o', file])
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is a dossier') })
    expect((await penholder(['verify', file])).code).toBe(0)
  })

  it('[H9] [H15] are given by the relay to whoever takes part, who has them held against its record', async () => {
    const path = await copied('served.penholder')
    const made = JSON.parse(
      await must('invite', path, '--delegation', 'FRA', '--role', 'delegation', '--json'),
    )
    const serving = await servedFile(path)
    try {
      const { session } = await joinWith(serving, made.invite)
      const asked = async (query: string, token: string) =>
        fetch(new URL(`/api/receipt${query}`, serving.http), {
          headers: { authorization: `Bearer ${token}` },
        })
      const given = await (await asked('', session)).json()
      const kept = JSON.parse(await readFile(ofAdoption, 'utf8'))
      expect(given).toEqual({ ...kept, at: given.at, head: given.head })
      expect((await asked('?revision=Rev.9', session)).status).toBe(409)
      expect((await asked('', 'nobody')).status).toBe(401)

      // [H15] What `verify` says, from the file as it is served, in the language that is asked for.
      const check = (body: unknown, token = session) =>
        fetch(new URL('/api/record-check', serving.http), {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const told = async (receipt: unknown, locale = 'en') =>
        v.parse(RecordCheckAnswer, await (await check({ locale, receipt })).json())
      const [whole, agrees] = (await told(kept)).sentences
      expect(whole).toMatch(/^The record is whole: \d+ entries/)
      expect(agrees).toContain('The receipt of Rev.4 agrees')
      expect(await told(null, 'zh')).toEqual({
        isRight: true,
        sentences: [expect.stringContaining('记录完整')],
      })
      expect(await told({ ...kept, textHash: '0'.repeat(64) })).toEqual({
        isRight: false,
        sentences: [expect.stringContaining('is another than the receipt says')],
      })
      expect((await check({ locale: 'en', receipt: { form: 1 } })).status).toBe(400)
      expect((await check({ locale: 'en', receipt: null }, 'nobody')).status).toBe(401)
    } finally {
      await serving.kill('SIGTERM')
    }
  })

  it('[S11] of the adoption agree after the negotiation was expunged; of a revision they say what cannot be read', async () => {
    const kept = await copied('kept.penholder')
    await must('retain', kept, '--reason', 'the archive takes over')
    expect(await must('verify', kept, '--receipt', ofAdoption)).toContain(
      'The receipt of Rev.4 agrees:',
    )
    expect(await must('verify', kept, '--receipt', ofRev1)).toContain('cannot be read again')
  })
})
