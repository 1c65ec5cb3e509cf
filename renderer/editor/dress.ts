import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { ParagraphKind } from '../../shared/domain/segments.ts'
import { type Face, type Look, parseFace, parseLook } from './derive-runs.ts'
import { underlineOf } from './underline.ts'

// Attributes and custom properties by which editor.css draws a run and a paragraph. The live editor and
// the read-only views dress their elements with the same functions; nothing here is document text.

/** Makes a run's element say whose words these are and who wants them gone. */
export function dressRun(dom: HTMLElement, lookKey: string): void {
  const look = parseLook(lookKey)
  setOrRemove(dom, 'role', roleOf(look))
  setOrRemove(dom, 'aria-description', authorsOf(look))
  setOrRemove(dom, 'data-by', look.owner)
  setOrRemove(dom, 'data-underline', look.owner && underlineOf(look.owner))
  setOrRemove(dom, 'data-draft', look.isDraft ? '' : null)
  setOrRemove(dom, 'data-own', look.isOwn ? '' : null)
  setOrRemove(dom, 'data-struck', look.struckBy.join(' ') || null)
  setOrRemove(dom, 'data-label', look.ends.join(' ') || null)
  setOrRemove(dom, 'data-emphasis', look.emphasis.join(' ') || null)
  setOrRemove(dom, 'data-restyled', look.restyledBy.join(' ') || null)
  setOrRemove(dom, 'data-wanted', look.restyledBy.length > 0 ? look.wanted.join(' ') : null)
  setOrRemove(dom, 'data-sign', look.sign)
  setOrRemove(dom, 'title', look.sign === 'linkStart' ? look.target : null)
  setOrRemove(dom, 'data-refers', look.sign === 'reference' ? look.target : null)
  setOrRemove(dom, 'data-within', withinOf(look))
  setHue(dom, '--by', look.owner ?? single(look.restyledBy))
  setHue(dom, '--struck', single(look.struckBy))
  setHue(dom, '--label', single(look.ends))
}

/** Makes a paragraph's element say its kind and what is proposed about the paragraph itself. */
export function dressParagraph(dom: HTMLElement, faceKey: string): void {
  const face = parseFace(faceKey)
  const codes = markCodes(face)
  dom.setAttribute('data-kind', face.kind)
  setOrRemove(dom, 'data-level', face.level > 0 ? String(face.level) : null)
  setOrRemove(dom, 'data-moved', face.movedBy.join(' ') || null)
  setOrRemove(dom, 'data-rekinded', face.rekindedBy.join(' ') || null)
  setOrRemove(dom, 'data-ghosts', ghostsIn(face))
  setOrRemove(dom, 'data-pilcrow', pilcrowOf(face))
  setOrRemove(dom, 'data-label', codes.join(' ') || null)
  setOrRemove(dom, 'data-removed', face.isRemoved ? '' : null)
  setHue(dom, '--label', single(codes))
}

/** The element that a paragraph of this face is made of. */
export function tagOf(faceKey: string): 'h1' | 'h2' | 'p' {
  return tagOfKind(parseFace(faceKey).kind)
}

export function tagOfKind(kind: ParagraphKind): 'h1' | 'h2' | 'p' {
  if (kind === 'title') return 'h1'
  return kind === 'heading' ? 'h2' : 'p'
}

function withinOf({ isInNote, isInLink }: Look): string | null {
  if (isInNote) return isInLink ? 'note link' : 'note'
  return isInLink ? 'link' : null
}

/** `FRA 12:34`: whose block would stand here, and which; the number is put in its place with all others. */
function ghostsIn({ ghosts }: Face): string | null {
  return ghosts.map(({ by, paragraph }) => `${by} ${paragraph}`).join(', ') || null
}

function roleOf(look: Look): string | null {
  if (look.struckBy.length > 0) return 'deletion'
  return look.owner ? 'insertion' : null
}

/**
 * Whose proposal it is, heard behind "insertion" and "deletion": `FRA`; of words that others strike, both: `USA (FRA)`.
 * These roles take no name, and codes are the same in every language.
 */
function authorsOf({ owner, struckBy, isDraft }: Look): string | null {
  const sign = isDraft ? ' ✎' : ''
  if (struckBy.length === 0) return owner && `${owner}${sign}`
  return owner ? `${struckBy.join(', ')} (${owner})` : struckBy.join(', ')
}

function pilcrowOf(face: Face): string | null {
  if (face.joinedBy.length > 0) return 'struck'
  return face.proposedBy ? 'new' : null
}

function markCodes(face: Face): DelegationCode[] {
  const codes = face.proposedBy ? [face.proposedBy, ...face.joinedBy] : face.joinedBy
  return [...new Set([...codes, ...face.removedBy, ...face.movedBy, ...face.rekindedBy])]
}

// One delegation speaks in its colour; several share the neutral one, and the label names them all.
function single(codes: readonly DelegationCode[]): DelegationCode | null {
  return codes.length === 1 ? (codes[0] ?? null) : null
}

function setHue(dom: HTMLElement, property: string, code: DelegationCode | null): void {
  // Set through the object model: a style attribute would be refused by the content security policy.
  if (code) dom.style.setProperty(property, `var(--hue-${code}, var(--ink-2))`)
  else dom.style.removeProperty(property)
}

function setOrRemove(dom: HTMLElement, name: string, value: string | null): void {
  if (value === null) dom.removeAttribute(name)
  else dom.setAttribute(name, value)
}
