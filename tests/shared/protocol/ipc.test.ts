import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { CALLS, type CallName, parseAnswer } from '../../../shared/protocol/ipc.ts'

const SESSION = { session: 's', delegation: 'CHN', role: 'penholder', dossier: 'd' }
const isAdmitted = (call: CallName, argument: unknown) =>
  v.safeParse(CALLS[call].argument, argument).success

describe('calls between window and machine', () => {
  it('[D2] what the window sends is admitted', () => {
    expect(isAdmitted('start', { fresh: true })).toBe(true)
    expect(isAdmitted('keepSession', { session: SESSION })).toBe(true)
    expect(isAdmitted('saveExport', { name: 'S-PRST 案文.docx', bytes: new Uint8Array(9) })).toBe(
      true,
    )
    expect(isAdmitted('findKey', { dossier: 'd-1', name: 'private/FRA' })).toBe(true)
    expect(isAdmitted('keepKey', { dossier: 'd-1', name: 'private/FRA', key: 'k' })).toBe(true)
    expect(isAdmitted('openFile', {})).toBe(true)
  })

  it.each<[CallName, unknown]>([
    ['start', undefined],
    ['start', { fresh: 'yes' }],
    ['start', { fresh: true, file: '/etc/passwd' }],
    ['keepSession', { session: { ...SESSION, delegation: 'China' } }],
    ['saveExport', { name: '../a.docx', bytes: new Uint8Array(1) }],
    ['saveExport', { name: 'C:\\a.docx', bytes: new Uint8Array(1) }],
    ['saveExport', { name: 'a\u0000.docx', bytes: new Uint8Array(1) }],
    ['saveExport', { name: '', bytes: new Uint8Array(1) }],
    ['saveExport', { name: 'a.docx', bytes: 'text' }],
    ['findKey', { dossier: 'd-1', name: '' }],
    ['findKey', { dossier: 'd 1', name: 'private/FRA' }],
    ['keepKey', { dossier: 'd-1', name: 'private/FRA', key: 'k'.repeat(300_000) }],
    ['openFile', { path: '/etc/passwd' }],
  ])('[D2] %s does not admit %j', (call, argument) => {
    expect(isAdmitted(call, argument)).toBe(false)
  })

  it('[D2] an answer is a result of the call, or one of the known errors', () => {
    const point = {
      http: 'http://127.0.0.1:1',
      ws: 'ws://127.0.0.1:1',
      session: null,
      invite: 'i',
      fileName: 'f',
    }
    expect(parseAnswer('start', { ok: true, value: point })).toEqual({ ok: true, value: point })
    expect(parseAnswer('openFile', { ok: false, error: 'failed' })).toEqual({
      ok: false,
      error: 'failed',
    })
    expect(() => parseAnswer('start', { ok: true, value: null })).toThrow()
    expect(() => parseAnswer('start', { ok: false, error: 'whatever' })).toThrow()
    expect(() => parseAnswer('start', point)).toThrow()
  })
})
