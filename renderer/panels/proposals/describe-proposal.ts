import type { Proposal } from '../../../shared/domain/proposals.ts'

/** What a proposal asks for, as a message and its values. */
export type Saying = {
  readonly key: string
  readonly values: { readonly inserted: string; readonly deleted: string; readonly before: string }
}

const LONGEST = 240

/**
 * The sentence for a proposal. `before` is the number of the paragraph that precedes the one it stands in, empty
 * if there is none; long wordings lose their middle, for the text itself is one key away.
 */
export function describeProposal(proposal: Proposal, before: string): Saying {
  const inserted = shorten(proposal.inserted.text)
  const deleted = shorten(proposal.deleted.text)
  return { key: keyOf(proposal, inserted, deleted, before), values: { inserted, deleted, before } }
}

function keyOf({ kind }: Proposal, inserted: string, deleted: string, before: string): string {
  switch (kind) {
    case 'insertion':
      return inserted ? 'say_insertion' : 'say_nothing'
    case 'deletion':
      return deleted ? 'say_deletion' : 'say_nothing'
    case 'replacement':
      return inserted && deleted ? 'say_replacement' : oneSided(inserted, deleted)
    case 'newParagraph':
      if (!inserted && before) return 'say_newParagraphEmpty'
      return before ? 'say_newParagraph' : 'say_newParagraphFirst'
    case 'join':
      return before ? 'say_joinNumber' : 'say_join'
    case 'split':
      return inserted ? 'say_splitText' : 'say_split'
    case 'removal':
      return 'say_removal'
    case 'move':
      return 'say_move'
    case 'kind':
      return 'say_kind'
    case 'emphasis':
      return 'say_emphasis'
    case 'bracket':
      return 'say_bracket'
    case 'liftBrackets':
      return 'say_liftBrackets'
    case 'footnote':
      return 'say_footnote'
    case 'link':
      return 'say_link'
    case 'retain':
      return 'say_retain'
    case 'concept':
      return 'say_concept'
  }
}

// One half of it has been decided or withdrawn.
function oneSided(inserted: string, deleted: string): string {
  if (inserted) return 'say_insertion'
  return deleted ? 'say_deletion' : 'say_nothing'
}

// A paragraph mark at either end says what the sentence says already; between words it tells where a paragraph ends.
const OUTER_MARKS = /^[\s¶]+|[\s¶]+$/gu

/** White space as one space, no paragraph marks at the ends, and the middle of long wordings left out. */
export function shorten(text: string, longest = LONGEST): string {
  const flat = text
    .replace(OUTER_MARKS, '')
    .replace(/\s*¶\s*/gu, ' ¶ ')
    .replace(/\s+/gu, ' ')
  const letters = [...flat]
  if (letters.length <= longest) return flat
  const half = Math.floor((longest - 3) / 2)
  return `${letters.slice(0, half).join('').trimEnd()} … ${letters.slice(-half).join('').trimStart()}`
}
