import * as v from 'valibot'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import { InviteAnswer, type InviteRequest, type JoinAnswer } from '../../../shared/protocol/http.ts'

// A guest's room screen comes in by an invitation that its own relay gives ([J7]): to who holds the pen, and nobody else.

const VALID_MS = 600_000

/** As `fetch`, through the session that trusts the relay's certificate and no other ([D18]). */
export type Post = (
  url: string,
  request: {
    readonly method: 'POST'
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  },
) => Promise<Pick<Response, 'status' | 'json'>>

/** Asks the relay for an invitation as a screen, good for once and ten minutes, as the member that asks. */
export async function screenInvite(
  post: Post,
  http: string,
  { session, delegation }: Pick<JoinAnswer, 'session' | 'delegation'>,
  now: number,
): Promise<Result<string, 'mayNot' | 'failed'>> {
  const expires = now + VALID_MS
  const wish: InviteRequest = { delegation, role: 'screen', name: '', uses: 1, expires }
  try {
    const { status, json } = await post(`${http}/api/invites`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    }).then((answer) => ({ status: answer.status, json: () => answer.json() }))
    if (status === 401 || status === 403) return fail('mayNot')
    const answer = v.safeParse(InviteAnswer, await json())
    return answer.success ? ok(answer.output.invite) : fail('failed')
  } catch {
    return fail('failed') // No relay there, or not the one that the link named.
  }
}
