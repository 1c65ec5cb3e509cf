import type { Compared, ComparedMoment, Say } from './compared.ts'

/** A comparison as a person is told of it: what a version is called that was never circulated under a name. */
export function namedMoments(compared: Compared, say: Say): Compared {
  const { before, after } = compared
  return { ...compared, before: withName(before, say), after: withName(after, say) }
}

function withName(moment: ComparedMoment, say: Say): ComparedMoment {
  const { name, seq } = moment
  // A document from outside is called as its file is.
  if (seq === null) return moment
  if (name === 'now') return { ...moment, name: say('now') }
  // A moment bears the number of its entry; no revision is called so.
  return /^\d+$/u.test(name) ? { ...moment, name: say('entry', { seq }) } : moment
}
