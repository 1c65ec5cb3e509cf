import { setTimeout as pause } from 'node:timers/promises'
import { COUNCIL_OF_MARCH_2020 } from '../../../shared/domain/delegations.ts'
import type { Stage } from '../../../shared/domain/roles.ts'
import { post, type Relay } from './drafters.ts'

const SOON_MS = 60
const DAY_MS = 24 * 3_600_000

/** Brings the negotiation from one stage to another by the acts that lead there, at the word of a penholder's session. */
export async function bringTo(
  relay: Pick<Relay, 'http'>,
  session: string,
  stage: Stage,
  from: Stage = 'drafting',
): Promise<void> {
  const must = async (command: string, about: object = {}) => {
    const answer = await post(relay, '/api/dossier', { command, ...about }, session)
    if (answer.status !== 200) throw new Error(`${command}: ${answer.code}`)
  }
  if (stage === from) return
  if (from === 'silence') await must('voidSilence', { reason: 'to go on' })
  if (from === 'agreed') await must('reopen', { reason: 'to go on' })
  await must('setStage', { stage: stage === 'closed' ? 'closed' : 'drafting' })
  if (stage === 'drafting' || stage === 'closed') return
  await must('chooseType', { type: 'presidentialStatement', reason: 'as the note has it' })
  await must('circulate')
  if (stage === 'silence') return must('beginSilence', { deadline: Date.now() + DAY_MS })
  await pause((await beginShortly(relay, session)) - Date.now() + 5)
  await must('confirmSilence')
  if (stage === 'agreed') return
  for (const delegation of COUNCIL_OF_MARCH_2020) {
    await must('recordStance', { delegation, stance: 'join' })
  }
  await must('adopt', { override: 'as it stands' })
}

/** Begins a round that ends as soon as a machine of this speed can still ask for; returns its deadline. */
async function beginShortly(relay: Pick<Relay, 'http'>, session: string): Promise<number> {
  for (let soon = SOON_MS; soon < DAY_MS; soon *= 4) {
    const deadline = Date.now() + soon
    const about = { command: 'beginSilence', deadline }
    if ((await post(relay, '/api/dossier', about, session)).status === 200) return deadline
  }
  throw new Error('no deadline is taken')
}
