import { fail, ok, type Result } from '../../base/result.ts'
import { type Conduct, conductUnder, firstConduct } from '../../domain/conduct.ts'
import { COUNCIL_OF_MARCH_2020, type DelegationCode } from '../../domain/delegations.ts'
import type { ConceptNote, DossierFacts } from '../../domain/dossier.ts'
import type { NoteError } from './decode-note.ts'
import { citationsOf } from './facts/citations.ts'
import { dutiesOf } from './facts/duties.ts'
import { figuresOf } from './facts/figures.ts'
import { issuesOf } from './facts/issues.ts'
import { meetingOf } from './facts/meeting.ts'
import { missionsOf } from './facts/missions.ts'
import { presidingOf } from './facts/presiding.ts'
import { councilOf, permanentMembers } from './facts/states.ts'
import { outcomeOf, topicOf } from './facts/topic.ts'

/** What a new dossier takes from its concept note; `penholder` is null if the note does not say who presides. */
export type NoteFacts = Omit<DossierFacts, 'id' | 'lang' | 'penholder' | 'members' | 'stage'> & {
  readonly penholder: DelegationCode | null
}

/** Reads the facts out of a note; fails if it does not even say what it is about. */
export function factsOfNote(note: ConceptNote): Result<NoteFacts, NoteError> {
  const topic = topicOf(note)
  if (!topic) return fail({ kind: 'noTopic' })
  return ok({
    template: 'prst',
    topic,
    penholder: presidingOf(note),
    outcome: outcomeOf(note),
    meeting: meetingOf(note),
    issues: issuesOf(note),
    citations: citationsOf(note),
    missions: missionsOf(note),
    figures: figuresOf(note),
    duties: dutiesOf(note),
    note,
  })
}

/** Who conducts as it begins: the pen, and the presidency of that month if the note says who has it and when. */
export function conductOf(
  { penholder: president, meeting }: NoteFacts,
  penholder: DelegationCode,
): Conduct {
  const isKnown = president !== null && meeting.date !== null
  return isKnown ? conductUnder(president, meeting.date, penholder) : firstConduct(penholder)
}

/** The members of the Council, and whether that list is more than the permanent five and the pen. */
export type Membership = {
  readonly members: readonly DelegationCode[]
  readonly isComplete: boolean
}

/** The members on the day of the meeting ([N7]); for a day whose Council is not known here, the least that is certain. */
export function membersAt(date: string | null, penholder: DelegationCode): Membership {
  const council = date?.startsWith('2020-03') ? COUNCIL_OF_MARCH_2020 : councilOf(yearOf(date))
  if (council) {
    const isMember = council.includes(penholder)
    return { members: isMember ? council : [...council, penholder], isComplete: true }
  }
  return { members: [...new Set([...permanentMembers(), penholder])], isComplete: false }
}

function yearOf(date: string | null): number {
  return Number(date?.slice(0, 4) ?? 0)
}
