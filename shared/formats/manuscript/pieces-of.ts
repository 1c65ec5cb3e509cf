import { withoutForbidden } from '../../domain/characters.ts'
import type { Piece } from '../../domain/manuscript.ts'
import { linkTo, SIGN_CHARACTERS, type Sign } from '../../domain/signs.ts'
import type { ImportedRun, TrackedChange } from '../imported-text.ts'
import { handOf } from './loose-paragraph.ts'

/** The runs of a paragraph as words and signs: notes, links and references are parted into what the tape has for them. */
export function piecesOf(runs: readonly ImportedRun[]): Piece[] {
  return linkedTogether(runs).flatMap(({ href, runs: linked }) => {
    const pieces = linked.flatMap(piecesOfRun)
    const start = href === null ? null : linkTo(href)
    const [first] = linked
    if (!start || !first) return pieces
    // The ends of a link stand and fall together: with its words, if they all do.
    const isOneStatus = linked.every((run) => statusOf(run.changes) === statusOf(first.changes))
    const like = { ...first, changes: isOneStatus ? first.changes : [] }
    return [signPiece(start, like), ...pieces, signPiece({ kind: 'linkEnd' }, like)]
  })
}

type Linked = { readonly href: string | null; readonly runs: ImportedRun[] }

function linkedTogether(runs: readonly ImportedRun[]): Linked[] {
  const groups: Linked[] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last && last.href === run.href) last.runs.push(run)
    else groups.push({ href: run.href, runs: [run] })
  }
  return groups
}

function piecesOfRun(run: ImportedRun): Piece[] {
  if (run.note)
    return [
      signPiece({ kind: 'noteStart' }, run),
      ...run.note.flatMap((words) => wordPieces({ ...words, href: null })),
      signPiece({ kind: 'noteEnd' }, run),
    ]
  if (run.refersTo) return [signPiece({ kind: 'reference', to: run.refersTo }, run)]
  return wordPieces(run)
}

function wordPieces(run: ImportedRun): Piece[] {
  const text = withoutForbidden(run.text.replace(/[\t\n\r\u2028]/gu, ' '))
  if (text === '') return []
  const restyled = run.restyled && !isNew(run) ? run.restyled : null
  return [
    {
      ...statusPiece(run),
      text,
      sign: null,
      emphasis: restyled ? restyled.from : run.emphasis,
      restyled: restyled && { ...handOf(restyled), to: run.emphasis },
    },
  ]
}

function signPiece(sign: Sign, run: ImportedRun): Piece {
  const text = SIGN_CHARACTERS[sign.kind]
  return { ...statusPiece(run), text, sign, emphasis: [], restyled: null }
}

function statusPiece({ changes, comments }: ImportedRun) {
  const inserted = changes.find(({ kind }) => kind === 'inserted')
  return {
    insertedBy: inserted ? handOf(inserted) : null,
    deletedBy: changes.filter(({ kind }) => kind === 'deleted').map(handOf),
    comments,
  }
}

function isNew({ changes }: ImportedRun): boolean {
  return changes.some(({ kind }) => kind === 'inserted')
}

function statusOf(changes: readonly TrackedChange[]): string {
  return changes.map(({ kind, author }) => `${kind} ${author}`).join()
}
