import * as Y from 'yjs'
import type { Range } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import type { Lease } from '../domain/leases.ts'
import type { BlockRecord, ProposalRecord, VerdictRecord } from '../domain/records.ts'
import type { EmphasisStyle } from '../domain/segments.ts'

// The roots of the room `text/<lang>`: their names and types stand here and nowhere else.

export const RECORDS_PREFIX = 'd:'
export const OWN_CUTS_PREFIX = 'cut:'

export const recordsRoot = (delegation: DelegationCode): string => RECORDS_PREFIX + delegation
export const ownCutsRoot = (delegation: DelegationCode): string => OWN_CUTS_PREFIX + delegation

export const tapeOf = (doc: Y.Doc): Y.Text => doc.getText('text')
export const incorporatedOf = (doc: Y.Doc): Y.Array<Range> => doc.getArray('incorporated')
export const cutsOf = (doc: Y.Doc): Y.Array<Range> => doc.getArray('cut')
/** The characters that the pen has set in a style; the root bears the style's name ([T23]). */
export const emphasisOf = (doc: Y.Doc, style: EmphasisStyle): Y.Array<Range> => doc.getArray(style)
export const verdictsOf = (doc: Y.Doc): Y.Map<VerdictRecord> => doc.getMap('decided')
export const blocksOf = (doc: Y.Doc): Y.Map<BlockRecord> => doc.getMap('blocks')
export const leasesOf = (doc: Y.Doc): Y.Map<Lease> => doc.getMap('who')
export const recordsOf = (doc: Y.Doc, delegation: DelegationCode): Y.Map<ProposalRecord> =>
  doc.getMap(recordsRoot(delegation))
export const ownCutsOf = (doc: Y.Doc, delegation: DelegationCode): Y.Array<Range> =>
  doc.getArray(ownCutsRoot(delegation))

/** Delegations that have a map of records in this document, in the order in which they appeared. */
export function delegationsOf(doc: Y.Doc): DelegationCode[] {
  return [...doc.share.keys()]
    .filter((name) => name.startsWith(RECORDS_PREFIX))
    .map((name) => name.slice(RECORDS_PREFIX.length) as DelegationCode)
}

/** Delegations that hold the pen or held it: those to whom a base hand was leased. */
export function pensOf(doc: Y.Doc): ReadonlySet<DelegationCode> {
  const pens = new Set<DelegationCode>()
  for (const { hand, delegation } of leasesOf(doc).values()) {
    if (hand === 'base') pens.add(delegation)
  }
  return pens
}

/** An empty replica. Nothing is ever collected, for ids must live as long as the text ([T18]). */
export function newReplica(): Y.Doc {
  return new Y.Doc({ gc: false })
}
