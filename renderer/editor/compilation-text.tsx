import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import { type CompiledParagraph, compile } from '../../shared/domain/compilation.ts'
import type { Proposal } from '../../shared/domain/proposals.ts'
import { withoutSigns } from '../../shared/domain/signs.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import { directiveSaid } from '../../shared/formats/compilation/directive-words.ts'
import { tagOfKind } from './dress.ts'

type Props = {
  readonly paragraphs: readonly Paragraph[]
  readonly proposals: readonly Proposal[]
  readonly numbers: ReadonlyMap<ParagraphId, string>
  readonly label: string
  readonly isAttributed: boolean
}

/** The compilation text: what is proposed in square brackets, with who asks for what ([V15]). */
export function CompilationText({ paragraphs, proposals, numbers, label, isAttributed }: Props) {
  const compiled = useMemo(
    () => compile(paragraphs, proposals, numbers),
    [paragraphs, proposals, numbers],
  )
  return (
    <article className="text-body" aria-label={label} data-testid="text-body">
      {compiled.map((paragraph) => (
        <Compiled
          key={paragraph.id}
          paragraph={paragraph}
          number={numbers.get(paragraph.id) ?? ''}
          isAttributed={isAttributed}
        />
      ))}
    </article>
  )
}

type CompiledProps = {
  readonly paragraph: CompiledParagraph
  readonly number: string
  readonly isAttributed: boolean
}

const Compiled = memo(function Compiled({ paragraph, number, isAttributed }: CompiledProps) {
  const { t } = useTranslation('editor')
  const { kind, level, parts } = paragraph
  const Tag = tagOfKind(kind)
  return (
    <Tag dir="auto" data-kind={kind} data-level={level || undefined} data-number={number}>
      {parts.map((part, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
        if (part.kind !== 'directive') return <span key={at}>{withoutSigns(part.text)}</span>
        const isInside = ['add', 'alt', 'addParagraph'].includes(part.directive.act)
        const text = directiveSaid(part.directive, isAttributed, (key, values) => t(key, values))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
          <b key={at} className="directive">
            {isInside ? `${text} ` : ` [${text}]`}
          </b>
        )
      })}
    </Tag>
  )
})
