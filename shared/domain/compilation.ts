import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import { isOpen, type Proposal, proposalName } from './proposals.ts'
import type { ParagraphKind, ProposalRef } from './segments.ts'
import type { Paragraph, Run } from './views.ts'

// The compilation text ([V15]): the mark-up in square brackets, as rolling texts are circulated on paper. Who wants what
// stands beside the words as a directive, and every pending word stands there once.

/** What a delegation asks for, in the words of the field; `target` is a paragraph's number, `words` what it says. */
export type Directive = {
  readonly act:
    | 'add'
    /** Add, where somebody's words stand already: another wording for the same place. */
    | 'alt'
    | 'delete'
    | 'addParagraph'
    /** A paragraph that begins where there are words already. */
    | 'split'
    | 'deleteParagraph'
    | 'join'
    | 'move'
    | 'kind'
    | 'style'
    | 'bracket'
    | 'retain'
    | 'concept'
  readonly by: readonly DelegationCode[]
  readonly target: string
  readonly words: string
}

export type CompiledPart =
  | {
      readonly kind: 'base' | 'struck' | 'pending'
      readonly text: string
      /** The same with its styles and signs. */
      readonly runs: readonly Run[]
    }
  | { readonly kind: 'bracket'; readonly text: '[' | ']' }
  | { readonly kind: 'directive'; readonly directive: Directive }

export type CompiledParagraph = Pick<Paragraph, 'id'> & {
  readonly kind: ParagraphKind
  readonly level: number
  readonly parts: readonly CompiledPart[]
}

/** The paragraphs of a mark-up reading with all that is proposed about them. */
export function compile(
  markup: readonly Paragraph[],
  proposals: readonly Proposal[],
  numbers: ReadonlyMap<ParagraphId, string>,
): CompiledParagraph[] {
  const open = proposals.filter(isOpen)
  const signed = signersOf(open)
  return markup.map((paragraph) => {
    const about = open.filter((one) => one.paragraph === paragraph.id)
    const { id, kind, level } = paragraph
    return { id, kind, level, parts: partsOf(paragraph, { about, numbers, signed }) }
  })
}

type About = {
  readonly about: readonly Proposal[]
  readonly numbers: ReadonlyMap<ParagraphId, string>
  readonly signed: Signed
}

/** Who has signed the proposal to which a stretch of pending characters belongs, and what it asks for. */
type Signed = (run: Run) => {
  /** Which one it is; empty for words that belong to none. */
  readonly proposal: string
  readonly by: readonly DelegationCode[]
  readonly act: 'add' | 'alt'
}

function signersOf(open: readonly Proposal[]): Signed {
  type Span = ReturnType<Signed> & { readonly from: number; readonly to: number }
  const byClient = new Map<number, Span[]>()
  const met = new Set<string>()
  for (const { delegation, key, stands, inserted, rivals } of open) {
    const proposal = proposalName({ delegation, key })
    const by = [delegation, ...stands.sponsors]
    const asksAgain = inserted.text !== '' && rivals.some((rival) => met.has(proposalName(rival)))
    const act = asksAgain ? 'alt' : 'add'
    if (inserted.text !== '') met.add(proposal)
    for (const [client, clock, length] of inserted.ranges) {
      const known = byClient.get(client) ?? []
      known.push({ from: clock, to: clock + length, proposal, by, act })
      byClient.set(client, known)
    }
  }
  return ({ client, clock, owner }) =>
    byClient.get(client)?.find(({ from, to }) => from <= clock && clock < to) ?? {
      proposal: '',
      by: [owner],
      act: 'add',
    }
}

function partsOf(paragraph: Paragraph, context: About): CompiledPart[] {
  const { proposedBy, joinedBy, runs } = paragraph
  const isSplit = proposedBy !== null && runs.some(({ isPending }) => !isPending)
  const words = stretchesOf(paragraph, context.signed).flatMap((stretch) =>
    wordsOf(stretch, isSplit ? null : proposedBy),
  )
  const body: CompiledPart[] =
    proposedBy === null
      ? words
      : isSplit
        ? [directive('split', [proposedBy]), ...words]
        : [open, directive('addParagraph', [proposedBy]), ...words, close]
  const before = joinedBy.length > 0 ? [directive('join', codesOf(joinedBy))] : []
  return [...before, ...body, ...directivesOf(paragraph, context)]
}

const open: CompiledPart = { kind: 'bracket', text: '[' }
const close: CompiledPart = { kind: 'bracket', text: ']' }

type Stretch = {
  readonly runs: [Run, ...Run[]]
  /** The proposal that it belongs to; null for base text. */
  readonly asked: ReturnType<Signed> | null
  readonly owner: DelegationCode | null
  readonly deletedBy: readonly DelegationCode[]
}

/** Neighbouring runs of the base text, or of one proposal, about which the same is asked. */
function stretchesOf({ runs }: Paragraph, signed: Signed): Stretch[] {
  const stretches: Stretch[] = []
  for (const run of runs) {
    const owner = run.isPending ? run.owner : null
    const next = {
      owner,
      asked: owner === null ? null : signed(run),
      deletedBy: codesOf(run.deletedBy),
    }
    const last = stretches.at(-1)
    if (last && isAlike(last, next)) last.runs.push(run)
    else stretches.push({ ...next, runs: [run] })
  }
  return stretches
}

type Alike = Omit<Stretch, 'runs'>

function isAlike(one: Alike, other: Alike): boolean {
  return (
    one.owner === other.owner &&
    one.asked?.proposal === other.asked?.proposal &&
    one.deletedBy.join() === other.deletedBy.join()
  )
}

function wordsOf(stretch: Stretch, within: DelegationCode | null): CompiledPart[] {
  const { runs, asked, owner, deletedBy } = stretch
  const text = runs.map((run) => run.text).join('')
  const gone = deletedBy.length > 0 ? [directive('delete', deletedBy)] : []
  if (asked === null) {
    return gone.length > 0
      ? [open, { kind: 'struck', text, runs }, close, ...gone]
      : [{ kind: 'base', text, runs }]
  }
  const pending: CompiledPart = { kind: 'pending', text, runs }
  // Brackets that somebody wants are brackets in the text: who wants them stands behind the second one.
  if (text === '[' || text === ']') {
    return text === '[' ? [pending] : [pending, directive('bracket', asked.by), ...gone]
  }
  if (owner === within) return [pending, ...gone]
  return [open, directive(asked.act, asked.by), pending, close, ...gone]
}

function directivesOf(paragraph: Paragraph, { about, numbers }: About): CompiledPart[] {
  const { removedBy, movedBy, rekindedBy } = paragraph
  const said = about.filter(({ kind }) => kind === 'retain' || kind === 'concept')
  const styled = about.flatMap(({ delegation, change, subject }) =>
    change?.kind === 'style'
      ? [directive('style', [delegation], { target: nameOfStyle(change), words: subject.text })]
      : [],
  )
  return [
    ...(removedBy.length > 0 ? [directive('deleteParagraph', codesOf(removedBy))] : []),
    ...movedBy.map((one) =>
      directive('move', [one.delegation], { target: numbers.get(one.after) ?? '' }),
    ),
    ...rekindedBy.map((one) => directive('kind', [one.delegation], { target: one.to })),
    ...styled,
    ...said.map(({ kind, delegation, stands, subject, note }) =>
      directive(kind === 'retain' ? 'retain' : 'concept', [delegation, ...stands.sponsors], {
        words: kind === 'retain' ? subject.text : note,
      }),
    ),
  ]
}

function nameOfStyle({ style, on }: { readonly style: string; readonly on: boolean }): string {
  return on ? style : `not ${style}`
}

function directive(
  act: Directive['act'],
  by: readonly DelegationCode[],
  more: { readonly target?: string; readonly words?: string } = {},
): CompiledPart {
  const { target = '', words = '' } = more
  return { kind: 'directive', directive: { act, by, target, words } }
}

function codesOf(refs: readonly ProposalRef[]): readonly DelegationCode[] {
  return [...new Set(refs.map(({ delegation }) => delegation))].sort()
}
