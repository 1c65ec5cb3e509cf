import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { localeOf, type Translate, translator } from '../messages.ts'
import type { RefusalPlace } from '../store/store.ts'
import { type ApiContext, type Handler, join, ticket } from './api.ts'
import { isKnownHost, isKnownOrigin, type Known } from './callers.ts'
import { answerSilence, conduct, listAnswers } from './conduct.ts'
import { dates } from './dates.ts'
import { exportText } from './export-text.ts'
import { invite, listInvites, revokeInvite } from './invites.ts'
import { receipt } from './receipt.ts'
import { recordCheck } from './record-check.ts'
import { type ApiError, errorReply, type Reply } from './reply.ts'
import { requestUrl } from './request-url.ts'
import { namedRevisions } from './revisions.ts'
import { staticFile } from './static-files.ts'
import { timeline } from './timeline.ts'

export type HttpOptions = {
  readonly context: ApiContext
  readonly webRoot: string | null
  /** Other names of this relay, and other origins whose pages may call the API: the desktop window's own. */
  readonly known: Known
  readonly turnedAway: (reason: string) => void
  /** Whether the relay says goodbye, and takes nobody in. */
  readonly isDraining: () => boolean
  /** Null if the relay can read and write, else why it cannot. */
  readonly notReady: () => Promise<string | null>
  readonly metrics: () => Promise<string>
  readonly logger: Logger
}

type Route = { readonly where: RefusalPlace; readonly handle: Handler }

const API: Readonly<Record<string, Route>> = {
  'POST /api/join': { where: 'join', handle: join },
  'POST /api/ticket': { where: 'ticket', handle: ticket },
  'POST /api/invites': { where: 'invites', handle: invite },
  'GET /api/invites': { where: 'invites', handle: listInvites },
  'POST /api/invites/revoke': { where: 'invites', handle: revokeInvite },
  'POST /api/dossier': { where: 'dossier', handle: conduct },
  'POST /api/silence': { where: 'dossier', handle: answerSilence },
  'GET /api/silence': { where: 'dossier', handle: listAnswers },
  'POST /api/dates': { where: 'export', handle: dates },
  'GET /api/receipt': { where: 'export', handle: receipt },
  'POST /api/record-check': { where: 'export', handle: recordCheck },
  'GET /api/revisions': { where: 'dossier', handle: namedRevisions },
  'GET /api/timeline': { where: 'export', handle: timeline },
  'GET /api/export': { where: 'export', handle: exportText },
}

/** For every answer; a page of the client brings its own policy. */
const PLAIN_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** What the relay answers to requests ([H1]-[H6]). */
export function requestHandler(options: HttpOptions): RequestListener {
  return (request, response) => {
    // A caller who goes away in the middle is no concern of anybody else.
    response.on('error', () => undefined)
    void handle(request, response, options)
  }
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  const cors = corsHeaders(request, options.known.origins)
  const say = translator(localeOf(request.headers['accept-language']))
  const stranger = strangerError(request, options.known)
  if (stranger) {
    options.turnedAway(stranger.code)
    noteStranger(request, stranger, options.context)
    return send(response, errorReply(stranger, say), {})
  }
  if (request.method === 'OPTIONS') return send(response, EMPTY, cors)
  try {
    send(response, await replyTo(request, options, say), cors)
  } catch (error) {
    options.logger.error({ err: error, path: pathOf(request) }, 'a request failed')
    send(response, errorReply(storageError(options) ?? { code: 'internal' }, say), cors)
  }
}

function strangerError(request: IncomingMessage, known: Known): ApiError | null {
  if (!isKnownHost(request, known)) return { code: 'host-unknown' }
  return isKnownOrigin(request, known) ? null : { code: 'origin-unknown' }
}

async function replyTo(
  request: IncomingMessage,
  options: HttpOptions,
  say: Translate,
): Promise<Reply> {
  const url = requestUrl(request)
  if (!url) return errorReply({ code: 'not-found' }, say)
  const { method } = request
  const route = API[`${method} ${url.pathname}`]
  if (route) {
    if (options.isDraining()) return errorReply({ code: 'unavailable' }, say)
    const unkept = method === 'POST' ? storageError(options) : null
    if (unkept) return errorReply(unkept, say)
    const answer = await route.handle(request, options.context, url)
    if (answer.ok) return answer.value
    noteRefusal(answer.error, route.where, options.context)
    return errorReply(answer.error, say)
  }
  if (method !== 'GET' && method !== 'HEAD') return errorReply({ code: 'not-found' }, say)
  const served =
    (await stateReply(url.pathname, options)) ??
    (await staticFile(options.webRoot, url.pathname, request.headers.host ?? '', say))
  return served ?? errorReply({ code: 'not-found' }, say)
}

const STORAGE_CODES = {
  full: 'storage-full',
  failed: 'storage-failed',
  readOnly: 'storage-read-only',
} as const

/** [S8] Nobody is let in to write what cannot be kept. */
function storageError({ context }: HttpOptions): ApiError | null {
  const state = context.storage.state()
  return state === 'ok' ? null : { code: STORAGE_CODES[state] }
}

/** [O10] What could not be done for want of a disk is no refusal. */
function noteRefusal(error: ApiError, where: RefusalPlace, { refusals }: ApiContext): void {
  const { code, by: member = null, room = null } = error
  if (code !== 'unavailable') refusals.note({ where, code, room, member })
}

function noteStranger(request: IncomingMessage, error: ApiError, context: ApiContext): void {
  const route = API[`${request.method} ${pathOf(request)}`]
  if (route) noteRefusal(error, route.where, context)
}

/** What those who watch over the relay ask for. */
async function stateReply(address: string, options: HttpOptions): Promise<Reply | null> {
  switch (address) {
    case '/health':
      return stateJson(200, { status: 'ok' })
    case '/ready': {
      const reason = await options.notReady()
      return reason === null
        ? stateJson(200, { ready: true })
        : stateJson(503, { ready: false, reason })
    }
    case '/metrics':
      return {
        status: 200,
        type: 'text/plain; version=0.0.4; charset=utf-8',
        body: await options.metrics(),
      }
    default:
      return null
  }
}

function stateJson(status: number, value: object): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}

const EMPTY: Reply = { status: 204, type: 'text/plain', body: '' }

function send(response: ServerResponse, reply: Reply, cors: Record<string, string>): void {
  response.writeHead(reply.status, {
    ...PLAIN_HEADERS,
    'content-type': reply.type,
    ...reply.headers,
    ...cors,
  })
  response.end(reply.body)
}

function corsHeaders(request: IncomingMessage, origins: readonly string[]): Record<string, string> {
  const { origin } = request.headers
  if (!origin || !origins.includes(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-allow-private-network': 'true',
    'access-control-expose-headers': 'content-disposition',
    'access-control-max-age': '600',
    vary: 'origin',
  }
}

/** Without the query, which a careless client may have put a secret into. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] ?? ''
}
