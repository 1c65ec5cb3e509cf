import * as v from 'valibot'
import { type DelegationCode, parseDelegationCode } from '../domain/delegations.ts'
import { Seat } from './http.ts'

// The calls of the start window ([D22]): what was open before, and the ways into a negotiation. They name no file but
// those that main itself has listed: the page behind them is trusted with no more than a page is.

const code = v.pipe(
  v.string(),
  v.check((text) => parseDelegationCode(text) !== null, 'three capital letters'),
)

const delegation = v.pipe(
  code,
  v.transform((text) => text as DelegationCode),
)

/** More than there are members of the Organization, observers and entities. */
export const MOST_MEMBERS = 1000

/** The delegations of a negotiation, in the order of its roster. */
export const Members = v.pipe(v.array(delegation), v.maxLength(MOST_MEMBERS))

/** As a list keeps them: of those that were listed by an earlier program nobody knows but how many they are. */
export const ListedMembers = v.union([Members, v.number()])
export type ListedMembers = v.InferOutput<typeof ListedMembers>

/** A negotiation that was open on this machine before. */
export const RecentDossier = v.strictObject({
  /** The file, or the name of the relay: by which `openRecent` and `forgetRecent` know it. */
  file: v.string(),
  name: v.string(),
  /** Empty for a negotiation of others, of which this machine has no file. */
  folder: v.string(),
  /** Where a negotiation of others is, as `host:port`; null for one of this machine. */
  relay: v.nullable(v.string()),
  topic: v.string(),
  members: ListedMembers,
  /** Milliseconds since 1970. */
  openedAt: v.number(),
  /** As whom this machine takes part; null if it never joined. */
  seat: v.nullable(Seat),
  /** Whether the file is where it was. */
  isThere: v.boolean(),
})
export type RecentDossier = v.InferOutput<typeof RecentDossier>

/** Where in the start window somebody begins who has chosen so in the menu: a note, a draft, an invitation. */
export const StartPlace = v.picklist(['new', 'draft', 'join'])
export type StartPlace = v.InferOutput<typeof StartPlace>

/** Languages in which a statement can be negotiated. */
export const TEXT_LANGS = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const
export type TextLang = (typeof TEXT_LANGS)[number]

const nothing = v.strictObject({})
const listed = v.strictObject({ file: v.pipe(v.string(), v.maxLength(4096)) })
/** What is said of a document before a dossier is made of it ([D33]): its language, who holds the pen, and who each author is. */
export const DraftPlan = v.strictObject({
  lang: v.picklist(TEXT_LANGS),
  penholder: delegation,
  /** By the names that the document has; one may be empty. */
  authors: v.pipe(
    v.array(v.strictObject({ name: v.pipe(v.string(), v.maxLength(65_536)), delegation })),
    v.maxLength(10_000),
  ),
})
export type DraftPlan = v.InferOutput<typeof DraftPlan>

/** What came of making a dossier; `failed` has been told in a dialog. */
const BEGUN = ['open', 'cancelled', 'noPresidency', 'failed'] as const
export type BeginOutcome = (typeof BEGUN)[number]

/** An answer of `true`: a negotiation is open, and the start window is about to close. */
export const START_CALLS = {
  /** Newest first. */
  recent: { argument: nothing, answer: v.array(RecentDossier) },
  openRecent: { argument: listed, answer: v.boolean() },
  /** Takes it from the list; the file stays. */
  forgetRecent: { argument: listed, answer: v.null() },
  openSample: { argument: nothing, answer: v.boolean() },
  /** Asks for the file of a concept note; null if the user thought better of it. */
  chooseNote: { argument: nothing, answer: v.nullable(v.strictObject({ name: v.string() })) },
  /** Asks where, and makes a dossier from the note that was chosen. `penholder`: null for whoever presides according to it. */
  beginDossier: {
    argument: v.strictObject({ lang: v.picklist(TEXT_LANGS), penholder: v.nullable(code) }),
    answer: v.picklist(BEGUN),
  },
  /** Asks where, and makes a dossier from a document that was chosen or dropped; the path is the preload's, from the file itself. */
  beginFromDraft: {
    argument: v.strictObject({
      draft: v.pipe(v.string(), v.maxLength(4096), v.regex(/\.(docx|txt|html?|md|xml|pdf)$/i)),
      plan: DraftPlan,
    }),
    answer: v.picklist(BEGUN),
  },
  /** Joins by an app link, after the user has agreed; false also if it is none, which a dialog says. */
  joinByLink: {
    argument: v.strictObject({ link: v.pipe(v.string(), v.maxLength(2000)) }),
    answer: v.boolean(),
  },
} as const
