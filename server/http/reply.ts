import type { MessageKey, Translate } from '../messages.ts'
import type { Member } from '../store/store.ts'

/** What the relay answers to a request. */
export type Reply = {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

const STATUS = {
  malformed: 400,
  'too-large': 400,
  'format-unknown': 400,
  session: 401,
  'invite-unknown': 401,
  'invite-expired': 403,
  'invite-revoked': 403,
  forbidden: 403,
  'origin-unknown': 403,
  lease: 403,
  'room-unknown': 404,
  'not-found': 404,
  'not-there': 404,
  'no-such-invite': 404,
  'not-a-member': 409,
  'holds-pen': 409,
  'nobody-there': 409,
  'pen-elsewhere': 409,
  'not-adopted': 409,
  'negotiated-only': 409,
  'too-many': 409,
  stage: 409,
  deadline: 409,
  'no-revision': 409,
  'text-changed': 409,
  'own-language': 409,
  paragraphs: 409,
  'no-round': 409,
  'not-due': 409,
  unanswered: 409,
  'no-answer': 409,
  'no-type': 409,
  stance: 409,
  'stances-missing': 409,
  'not-in-blue': 409,
  leftovers: 409,
  symbol: 409,
  gate: 409,
  'invite-used': 409,
  'host-unknown': 421,
  quota: 429,
  rate: 429,
  internal: 500,
  'export-failed': 500,
  'no-typesetter': 501,
  'export-busy': 503,
  unavailable: 503,
  'storage-full': 503,
  'storage-failed': 503,
  'storage-read-only': 503,
} as const

/** Why a request was not granted; travels as `error.code`. */
type ErrorCode = keyof typeof STATUS

export type ApiError = {
  readonly code: ErrorCode
  readonly detail?: string
  /** Whose request it was, and to which room: for the record of refusals, not for the answer. */
  readonly by?: Member
  readonly room?: string
}

export function json(value: unknown, status = 200): Reply {
  const headers = { 'cache-control': 'no-store' }
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value), headers }
}

/** `{error: {code, message}}`; the message is a sentence in the language of the caller. */
export function errorReply({ code, detail = '' }: ApiError, say: Translate): Reply {
  const key: MessageKey = `relay:error-${code}`
  return json({ error: { code, message: say(key, { detail }) } }, STATUS[code])
}
