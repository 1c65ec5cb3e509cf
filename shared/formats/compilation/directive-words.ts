import type { Directive } from '../../domain/compilation.ts'
import type { ParagraphKind } from '../../domain/segments.ts'
import { withoutSigns } from '../../domain/signs.ts'
import type { WorkingKey } from '../../messages/working-words.ts'

type SayDirective = (key: WorkingKey, values: Readonly<Record<string, string>>) => string

/** What a directive asks for, in words: `FRA, DEU: add`; `add` where nobody is to be named. */
export function directiveSaid(
  directive: Directive,
  isAttributed: boolean,
  say: SayDirective,
): string {
  const { act, by, words } = directive
  const isPlain = (act === 'move' && !directive.target) || (act === 'retain' && !words)
  const key = isPlain ? (`directive_${act}Plain` as const) : (`directive_${act}` as const)
  const what = say(key, { target: targetOf(directive, say), words: withoutSigns(words) })
  return isAttributed ? say('directiveBy', { by: by.join(', '), what }) : what
}

function targetOf({ act, target }: Directive, say: SayDirective): string {
  if (act === 'kind') return say(KINDS[target] ?? 'into_plain', {})
  if (act === 'style') return say(STYLES[target] ?? 'in_bold', {})
  return target
}

const KINDS: Readonly<Record<string, WorkingKey>> = {
  title: 'into_title',
  heading: 'into_heading',
  chapeau: 'into_chapeau',
  plain: 'into_plain',
  pp: 'into_pp',
  op: 'into_op',
  sub: 'into_sub',
} satisfies Record<ParagraphKind, WorkingKey>

const STYLES: Readonly<Record<string, WorkingKey>> = {
  bold: 'in_bold',
  italic: 'in_italic',
  underline: 'in_underline',
  'not bold': 'notIn_bold',
  'not italic': 'notIn_italic',
  'not underline': 'notIn_underline',
}
