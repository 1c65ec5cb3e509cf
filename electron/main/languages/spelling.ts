import type { Session } from 'electron'
import * as v from 'valibot'
import type { UserFile } from '../memory/user-file.ts'

// In which languages words are checked for spelling, in the pages of every session ([D21]). Words are looked up on this
// machine; a dictionary is fetched once by Chromium, which tells its server the language and nothing else.

/** Languages of the Organization for which Chromium has a dictionary; Arabic and Chinese have none. */
const LANGUAGES = ['en-GB', 'fr', 'es', 'ru'] as const
export type SpellingLanguage = (typeof LANGUAGES)[number]

/** What was chosen: none is off; null while nobody has chosen. */
export const KeptSpelling = v.nullable(v.array(v.picklist(LANGUAGES)))
export type KeptSpelling = readonly SpellingLanguage[] | null

export type CheckedSession = Pick<
  Session,
  'availableSpellCheckerLanguages' | 'setSpellCheckerLanguages' | 'setSpellCheckerEnabled'
>

export type Spelling = {
  /** macOS finds the language by itself: there is only “off”, which is to choose none. */
  readonly isBySystem: boolean
  /** What can be chosen: what the sessions have dictionaries for. */
  offered(): readonly SpellingLanguage[]
  chosen(): readonly SpellingLanguage[]
  /** Whether words are checked at all. */
  isOn(): boolean
  /** Finds out what was chosen before. */
  begin(): Promise<void>
  /** Checks in these languages from now on, and after the next start; null leaves it to the negotiations and the system. */
  choose(languages: KeptSpelling): Promise<void>
  /** A negotiation in this language is open: its words are checked, unless others were chosen. */
  meet(lang: string): void
  /** Has the pages of a session checked, now and after every change. */
  check(session: CheckedSession): void
  listen(listener: () => void): () => void
}

type Surroundings = {
  readonly platform: NodeJS.Platform
  readonly kept: Pick<UserFile<KeptSpelling>, 'read' | 'write'>
  /** Languages that the system's user prefers. */
  system(): readonly string[]
}

export function spellingOf({ platform, kept, system }: Surroundings): Spelling {
  const isBySystem = platform === 'darwin'
  const sessions = new Set<CheckedSession>()
  const met = new Set<string>()
  const listeners = new Set<() => void>()
  let choice: KeptSpelling = null
  const offered = () =>
    LANGUAGES.filter((one) =>
      [...sessions].some(({ availableSpellCheckerLanguages: has }) => has.includes(one)),
    )
  const chosen = () => {
    const has = offered()
    return (choice ?? usual([...met, ...system().slice(0, 1)])).filter((one) => has.includes(one))
  }
  const isOn = () => choice === null || choice.length > 0
  const tell = (session: CheckedSession): void => {
    session.setSpellCheckerEnabled(isOn())
    // There Electron has nothing to be told.
    if (!isBySystem) session.setSpellCheckerLanguages([...chosen()])
  }
  const change = (): void => {
    for (const session of sessions) tell(session)
    for (const listener of listeners) listener()
  }
  return {
    ...{ isBySystem, offered, chosen, isOn },
    begin: async () => {
      choice = await kept.read()
      change()
    },
    choose: async (languages) => {
      choice = languages
      change()
      await kept.write(languages)
    },
    meet: (lang) => {
      if (met.has(lang)) return
      met.add(lang)
      change()
    },
    check: (session) => {
      sessions.add(session)
      tell(session)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The dictionaries of these languages, in the order of the menu; English where there is none for any. */
function usual(languages: readonly string[]): readonly SpellingLanguage[] {
  const wanted = languages.map(primaryOf)
  const found = LANGUAGES.filter((one) => wanted.includes(primaryOf(one)))
  return found.length > 0 ? found : ['en-GB']
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? ''
}
