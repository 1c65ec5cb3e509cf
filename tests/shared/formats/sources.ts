import { readSource } from '../../../server/export/read-source.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { fingerprint } from '../../../shared/ydoc/fingerprint.ts'
import { type StatedPosition, statePosition } from '../../../shared/ydoc/positions.ts'
import { someDossier } from '../../server/dossiers.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'

/** What the penholder wrote as base text, in the language. */
export function draftIn(lang: string, ...paragraphs: readonly string[]): ExportSource {
  const { CHN } = negotiate(...paragraphs)
  return readSource({ ...someDossier(), lang }, CHN.doc)
}

export const TITLE = 'Statement by the President of the Security Council'
export const FIRST = 'The Security Council recalls its resolution 2436 (2018).'
export const SECOND =
  'The Security Council urges all States to prosecute those who attack peacekeepers.'

/** A short draft with one proposal of nearly every kind, and verdicts on two of them. */
export function livelySource(dossier: Partial<Dossier> = {}): ExportSource {
  const { CHN, FRA, USA, RUS, meet } = negotiate(TITLE, FIRST, SECOND)
  FRA.type('peacekeepers', ' and their families')
  USA.remove('all ')
  meet()
  RUS.replace('urges', 'calls upon')
  FRA.writer.newParagraphAfter(FRA.paragraph(2), 'plain', 'The Security Council thanks them.')
  USA.type('resolution', 's 2272 (2016) and')
  meet()
  CHN.writer.incorporate(CHN.proposal('all '))
  CHN.writer.decline(CHN.proposal('s 2272 (2016) and'))
  meet()
  return readSource({ ...someDossier(), ...dossier }, CHN.doc)
}

/** Words that some reader or other would take for more than words. */
export const HOSTILE: readonly string[] = [
  'Amounts < 5 & > 3 &amp; &#60; <script>alert(1)</script><img src=x onerror=alert(1)>',
  '**bold** __bold__ *it* _it_ `code` ~~gone~~ $x$ [a](http://b.c) ![a](b) [^1] <http://x.y>',
  '# no heading #',
  '1. no list',
  '- no list',
  '+ no list',
  '> no quotation',
  '=== no underlining',
  '| a | b |',
  '``` no code',
  '-->]]></style></title></body>"\'',
  'a\\*b\\',
  'Wait!',
  '{{target}} $& $1',
]

/** A delegation tells all members where it stands on a paragraph, on its present wording. */
export function stand(
  replica: Replica,
  at: number,
  stance: StatedPosition['stand'],
  more: Partial<StatedPosition> = {},
): void {
  const paragraph = replica.read()[at]
  if (!paragraph) throw new Error(`there is no paragraph ${at}`)
  const said = { stand: stance, wording: fingerprint(paragraph), at: 0, ...more }
  const done = statePosition(replica.writer, paragraph.id, said)
  if (!done.ok) throw new Error(done.error.kind)
}
