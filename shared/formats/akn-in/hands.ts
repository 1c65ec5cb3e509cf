import type { Tracked, TrackedChange } from '../imported-text.ts'
import type { References } from './references.ts'

/** Who and when, as our own documents say it: `fra:1583143200000`. */
export function handIn(said: string, { agents }: References): Tracked | null {
  const [agent = '', at = ''] = said.split(':')
  if (agent === '') return null
  return { author: agents.get(agent) ?? agent, at: at === '' ? null : timeOf(Number(at)) }
}

const KINDS: readonly TrackedChange['kind'][] = ['inserted', 'deleted', 'movedAway', 'movedHere']

/** What is tracked on the end of a paragraph: `inserted:fra:1583143200000 …`, a move with its name. */
export function endsIn(said: string, references: References): readonly TrackedChange[] {
  return said.split(' ').flatMap((one) => {
    const [kind = '', agent = '', at = '', move = ''] = one.split(':')
    const known = KINDS.find((name) => name === kind)
    const hand = handIn(`${agent}:${at}`, references)
    return known && hand ? [{ ...hand, kind: known, move: move || null }] : []
  })
}

function timeOf(at: number): number | null {
  return Number.isSafeInteger(at) ? at : null
}
