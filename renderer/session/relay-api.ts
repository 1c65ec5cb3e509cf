import * as v from 'valibot'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { SilenceAnswerRequest } from '../../shared/protocol/closing.ts'
import type { DatesRequest } from '../../shared/protocol/dates.ts'
import {
  type DossierCommand,
  ErrorAnswer,
  InviteAnswer,
  InviteList,
  JoinAnswer,
  TicketAnswer,
} from '../../shared/protocol/http.ts'
import { RecordCheckAnswer } from '../../shared/protocol/record-check.ts'
import type { MomentPart } from '../../shared/protocol/timeline.ts'

/** Why a request to the relay brought nothing. */
export type RelayFailure =
  | { readonly kind: 'unreachable' }
  /** `code` has a sentence in the message tables (`relay:error-<code>`); `message` is the relay's own. */
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly code: string
      readonly message: string
    }

export type Asked<T> = Promise<Result<T, RelayFailure>>

type InviteWish = {
  readonly delegation: string
  readonly role: string
  readonly name?: string
  readonly uses?: number
  /** Milliseconds since 1970, or null: it never expires. */
  readonly expires?: number | null
}

/** The relay's HTTP interface as the window uses it. */
export type RelayApi = {
  join(request: { readonly invite: string; readonly name: string }): Asked<JoinAnswer>
  ticket(
    session: string,
    request: { readonly room: string; readonly resume: readonly number[] },
  ): Asked<TicketAnswer>
  invite(session: string, request: InviteWish): Asked<InviteAnswer>
  /** The invitations that the member may see, those that are open and those that are not. */
  invites(session: string): Asked<InviteList>
  revokeInvite(session: string, id: string): Asked<null>
  command(session: string, command: DossierCommand): Asked<null>
  /** What the delegation says of a text under silence. */
  answerSilence(session: string, request: SilenceAnswerRequest): Asked<null>
  /** What was said of a round, as far as the member may know; whoever asks parses it (`SilenceAnswerList`), for the schema comes later. */
  silenceAnswers(session: string, round: number): Asked<unknown>
  /** The document as it stands or as a revision was circulated, or the final pack; what is made is given up with the signal. */
  export(
    session: string,
    format: ExportFormat,
    lang: string,
    about?: {
      readonly signal?: AbortSignal
      readonly revision?: string
      /** What is asked for besides the format: `lines`. */
      readonly wishes?: readonly string[]
    },
  ): Asked<Uint8Array>
  /** A revision, or with null the text as it stands, to be compared; whoever asks parses it (`VersionAnswer`). */
  version(session: string, revision: string | null): Asked<unknown>
  /** The comparison of two versions, null for the text as it stands, as a file in the words of a language. */
  comparison(session: string, wish: ComparisonWish): Asked<Uint8Array>
  /** Revisions for named recipients that the member may know of; whoever asks parses it (`NamedRevisionList`). */
  namedRevisions(session: string): Asked<unknown>
  /** The restore points of the negotiation; whoever asks parses them (`TimelineAnswer`). */
  timeline(session: string): Asked<unknown>
  /** The text after an entry of the log, or at a time, as `version` gives it, or only its text or its credits. */
  moment(session: string, at: string, part?: MomentPart, signal?: AbortSignal): Asked<unknown>
  /** When the log got items of a room, and from whom; whoever asks parses it (`DatesAnswer`). */
  dates(session: string, request: DatesRequest): Asked<unknown>
  /** What a delegation keeps of a revision, or of the adoption, else of the last revision, to check copies of the record later. */
  receipt(session: string, revision?: string): Asked<Uint8Array>
  /** Whether the record is whole, and a receipt of it, if one is given, agrees, in sentences of a language. */
  checkRecord(
    session: string,
    receipt: unknown,
    locale: string,
    signal: AbortSignal,
  ): Asked<RecordCheckAnswer>
}

type ComparisonWish = {
  readonly format: ComparisonFormat
  readonly before: string | null
  readonly after: string | null
  readonly isAttributed: boolean
  readonly locale: string
  /** Gives up what is being made. */
  readonly signal: AbortSignal
}

/** In what a comparison is saved. */
export type ComparisonFormat = 'html' | 'docx' | 'pdf' | 'json'

export type ExportFormat =
  | 'docx'
  | 'pdf'
  | 'html'
  | 'md'
  | 'txt'
  | 'docx-tracked'
  | 'compilation'
  | 'compilation-html'
  | 'compilation-txt'
  | 'csv'
  | 'xlsx'
  | 'akn'
  | 'json'
  | 'record'
  | 'negotiation'
  | 'chronology'
  | 'chronology-txt'
  | 'pack'

/** The relay at this address. */
export function relayApi(http: string): RelayApi {
  const post = async <T>(
    path: string,
    body: unknown,
    session: string | null,
    parse: (answer: unknown) => T,
    signal: AbortSignal | null = null,
  ): Asked<T> => {
    const response = await ask(`${http}${path}`, {
      signal,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(session) },
      body: JSON.stringify(body),
    })
    return response.ok ? parsed(await jsonOf(response.value), parse) : response
  }
  const get = async <T>(
    path: string,
    session: string,
    parse: (answer: unknown) => T,
    signal: AbortSignal | null = null,
  ): Asked<T> => {
    const response = await ask(`${http}${path}`, { headers: bearer(session), signal })
    return response.ok ? parsed(await jsonOf(response.value), parse) : response
  }
  const bytes = async (
    path: string,
    session: string,
    signal: AbortSignal | null = null,
  ): Asked<Uint8Array> => {
    const response = await ask(`${http}${path}`, { headers: bearer(session), signal })
    if (!response.ok) return response
    const body = await response.value.arrayBuffer().catch(() => null)
    return body ? ok(new Uint8Array(body)) : fail({ kind: 'unreachable' })
  }
  return {
    join: (request) => post('/api/join', request, null, (answer) => v.parse(JoinAnswer, answer)),
    ticket: (session, request) =>
      post('/api/ticket', request, session, (answer) => v.parse(TicketAnswer, answer)),
    invite: (session, request) =>
      post('/api/invites', request, session, (answer) => v.parse(InviteAnswer, answer)),
    invites: (session) => get('/api/invites', session, (answer) => v.parse(InviteList, answer)),
    revokeInvite: (session, id) => post('/api/invites/revoke', { id }, session, () => null),
    command: (session, command) => post('/api/dossier', command, session, () => null),
    answerSilence: (session, request) => post('/api/silence', request, session, () => null),
    silenceAnswers: (session, round) =>
      get(`/api/silence?round=${round}`, session, (answer) => answer),
    export: (session, format, lang, { signal, revision, wishes = [] } = {}) => {
      const query = new URLSearchParams({
        ...{ format, lang },
        ...(revision ? { revision } : {}),
        ...(wishes.length > 0 ? { with: wishes.join(',') } : {}),
      })
      return bytes(`/api/export?${query}`, session, signal)
    },
    version: (session, revision) => {
      const query = new URLSearchParams({
        format: 'version',
        ...(revision === null ? {} : { revision }),
      })
      return get(`/api/export?${query}`, session, (answer) => answer)
    },
    comparison: (session, { format, before, after, isAttributed, locale, signal }) => {
      const query = new URLSearchParams({
        ...{ format: `comparison-${format}`, say: locale },
        ...(before === null ? {} : { revision: before }),
        ...(after === null ? {} : { against: after }),
        ...(isAttributed ? {} : { with: 'anonymous' }),
      })
      return bytes(`/api/export?${query}`, session, signal)
    },
    namedRevisions: (session) => get('/api/revisions', session, (answer) => answer),
    timeline: (session) => get('/api/timeline', session, (answer) => answer),
    moment: (session, at, part, signal) => {
      const query = new URLSearchParams({ at, ...(part ? { part } : {}) })
      return get(`/api/timeline?${query}`, session, (answer) => answer, signal)
    },
    dates: (session, request) => post('/api/dates', request, session, (answer) => answer),
    receipt: (session, revision) =>
      bytes(
        `/api/receipt${revision === undefined ? '' : `?${new URLSearchParams({ revision })}`}`,
        session,
      ),
    checkRecord: (session, receipt, locale, signal) => {
      const parse = (answer: unknown) => v.parse(RecordCheckAnswer, answer)
      return post('/api/record-check', { locale, receipt }, session, parse, signal)
    },
  }
}

function bearer(session: string | null): Record<string, string> {
  return session === null ? {} : { authorization: `Bearer ${session}` }
}

async function ask(url: string, request: RequestInit): Asked<Response> {
  try {
    const response = await fetch(url, request)
    return response.ok ? ok(response) : fail(await failureOf(response))
  } catch {
    return fail({ kind: 'unreachable' })
  }
}

// What is no JSON is null, which no schema admits.
function jsonOf(response: Response): Promise<unknown> {
  return response.json().catch(() => null)
}

async function failureOf(response: Response): Promise<RelayFailure> {
  const answer = await jsonOf(response)
  const known = v.safeParse(ErrorAnswer, answer)
  const { code, message } = known.success
    ? known.output.error
    : { code: 'internal', message: response.statusText }
  return { kind: 'refused', status: response.status, code, message }
}

// An answer that does not parse comes from something that is no relay of ours, such as a hotel's sign-in page.
function parsed<T>(answer: unknown, parse: (answer: unknown) => T): Result<T, RelayFailure> {
  try {
    return ok(parse(answer))
  } catch {
    return fail({ kind: 'unreachable' })
  }
}
