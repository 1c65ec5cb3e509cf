import { describe, expect, it } from 'vitest'
import { type CompiledParagraph, compile } from '../../../shared/domain/compilation.ts'
import { numberParagraphs } from '../../../shared/domain/numbers.ts'
import { negotiate, type Replica, randomFrom } from '../ydoc/notation.ts'
import { randomAction } from '../ydoc/random-actions.ts'

function compiled(replica: Replica): CompiledParagraph[] {
  const markup = replica.read()
  return compile(markup, replica.proposals, numberParagraphs(markup))
}

/** `It [all] {USA delete} …`: directives in braces. */
function written(replica: Replica): string {
  return compiled(replica)
    .map(({ parts }) =>
      parts
        .map((part) => {
          if (part.kind !== 'directive') return part.text
          const { act, by, target, words } = part.directive
          return `{${[by.join('+'), act, target, words].filter(Boolean).join(' ')}}`
        })
        .join(''),
    )
    .join(' | ')
}

describe('[V15] the compilation text', () => {
  it('has pending words in brackets with their authors, struck ones with who wants them gone', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all States.', 'Two.')
    FRA.type('urges', ' and calls upon')
    USA.remove('all ')
    meet()
    USA.writer.support(USA.proposal(' and calls upon'), 'sponsor')
    meet()
    expect(written(CHN)).toBe(
      'Title | It urges[{FRA+USA add} and calls upon] [all ]{USA delete}States. | Two.',
    )
  })

  it('names the second wording for one place an alternative', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all States.')
    FRA.replace('urges', 'demands')
    USA.replace('urges', 'requests')
    meet()
    expect(written(CHN)).toMatch(/add\} ?(demands|requests)\]\[\{(FRA|USA) alt\}/u)
  })

  it('says of whole paragraphs what is asked', () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'One.', 'Two.', 'Three.')
    FRA.writer.moveParagraph(FRA.paragraph(3), FRA.paragraph(1))
    USA.writer.removeParagraph(USA.paragraph(1))
    RUS.writer.retain(RUS.paragraph(2))
    RUS.writer.newParagraphAfter(RUS.paragraph(3), 'plain', 'Four.')
    FRA.writer.bracket(FRA.ranges('Two'))
    meet()
    expect(written(CHN)).toBe(
      'Title | One.{USA deleteParagraph} | [Two]{FRA bracket}.{RUS retain} | Three.{FRA move 1} | [{RUS addParagraph}Four.]',
    )
  })

  it.each([3, 8, 21, 44, 90])('keeps every word once, whatever happened (seed %i)', (seed) => {
    const random = randomFrom(seed)
    const { CHN, FRA, USA, meet } = negotiate('Statement', 'The Council notes.', 'It urges all.')
    for (let step = 0; step < 120; step++) {
      const [who = CHN] = [CHN, FRA, USA].slice(Math.floor(random() * 3))
      randomAction(who, random)
      if (random() < 0.5) meet()
    }
    meet()
    const runs = CHN.read().flatMap((paragraph) => paragraph.runs)
    const parts = compiled(CHN).flatMap((paragraph) => paragraph.parts)
    const textOf = (kinds: readonly string[]) =>
      parts.map((part) => (kinds.includes(part.kind) && 'text' in part ? part.text : '')).join('')
    const pending = runs.filter(({ isPending }) => isPending).map(({ text }) => text)
    expect(textOf(['base', 'struck', 'pending'])).toBe(runs.map(({ text }) => text).join(''))
    expect(textOf(['pending'])).toBe(pending.join(''))
    expect(pending.join('').length).toBeGreaterThan(5)
  })
})
