import type { DelegationCode } from '../../shared/domain/delegations.ts'

// What the delegations do at the sample's table, one move after another. Places are named by words that stand there once.

type By = { readonly by: DelegationCode }

export type Move = By &
  (
    | { readonly kind: 'insert'; readonly after: string; readonly text: string }
    | { readonly kind: 'delete'; readonly words: string }
    | { readonly kind: 'replace'; readonly words: string; readonly text: string }
    | { readonly kind: 'split'; readonly after: string }
    /** Joins the paragraph that begins with these words to the one before. */
    | { readonly kind: 'join'; readonly paragraph: string }
    | { readonly kind: 'newParagraph'; readonly after: string; readonly text: string }
    /** Has the paragraph that begins with the first words read behind the one that begins with the others. */
    | { readonly kind: 'move'; readonly paragraph: string; readonly after: string }
    | { readonly kind: 'bracket'; readonly words: string }
    | { readonly kind: 'italic'; readonly words: string }
    | { readonly kind: 'retain'; readonly words: string; readonly note: string }
    | { readonly kind: 'concept'; readonly paragraph: string; readonly note: string }
    /** Cites the agreed language that one's proposal of these words is from. */
    | { readonly kind: 'cite'; readonly words: string; readonly source: string }
    | { readonly kind: 'sign' | 'accept' | 'oppose'; readonly words: string }
    /** Begins a thread about the words. */
    | { readonly kind: 'comment'; readonly on: string; readonly words: string }
    /** Answers the thread that begins with the words. */
    | { readonly kind: 'reply'; readonly to: string; readonly words: string }
    /** Says that the thread that begins with the words is settled. */
    | { readonly kind: 'settle'; readonly to: string }
    /** The pen decides on the proposal that holds these words. */
    | { readonly kind: 'incorporate' | 'decline'; readonly words: string }
  )

const by = (code: string): By => ({ by: code as DelegationCode })

const LAST =
  'The Security Council requests the Secretary-General to include these matters in his reports on each mission.'

export const MOVES: readonly Move[] = [
  { ...by('CHN'), kind: 'split', after: 'as openly as shortcomings are addressed. ' },
  {
    ...by('BEL'),
    kind: 'insert',
    after: 'more than 95,000 women and men',
    text: ', military, police and civilian,',
  },
  { ...by('CHN'), kind: 'incorporate', words: ', military, police and civilian,' },
  {
    ...by('EST'),
    kind: 'insert',
    after: 'in the service of peace',
    text: ', and offers its condolences to their families and Governments',
  },
  { ...by('USA'), kind: 'replace', words: 'grave concern', text: 'outrage' },
  { ...by('CHN'), kind: 'decline', words: 'outrage' },
  {
    ...by('GBR'),
    kind: 'replace',
    words: 'and to correct shortfalls without delay',
    text: 'and to report to the Council on shortfalls that cannot be corrected within three months',
  },
  {
    ...by('CHN'),
    kind: 'incorporate',
    words:
      'and to report to the Council on shortfalls that cannot be corrected within three months',
  },
  {
    ...by('EST'),
    kind: 'replace',
    words: 'trainers, equipment and',
    text: 'training, equipment and',
  },
  { ...by('CHN'), kind: 'incorporate', words: 'training, equipment and' },
  {
    ...by('DOM'),
    kind: 'insert',
    after: 'surgery as early as possible',
    text: ', wherever the mission has deployed it',
  },
  { ...by('VCT'), kind: 'sign', words: ', wherever the mission has deployed it' },
  { ...by('CHN'), kind: 'incorporate', words: ', wherever the mission has deployed it' },
  {
    ...by('CHN'),
    kind: 'replace',
    words: 'to verify that they are',
    text: 'to verify how they are',
  },
  { ...by('FRA'), kind: 'replace', words: 'good performance', text: 'outstanding performance' },
  { ...by('CHN'), kind: 'decline', words: 'outstanding performance' },
  {
    ...by('NER'),
    kind: 'newParagraph',
    after: 'The Security Council intends to consider',
    text: LAST,
  },
  { ...by('CHN'), kind: 'incorporate', words: `¶${LAST}` },
  {
    ...by('FRA'),
    kind: 'insert',
    after: 'all attacks against peacekeepers',
    text: ', recalls that such attacks may constitute war crimes under international law',
  },
  {
    ...by('ZAF'),
    kind: 'insert',
    after: 'recalls that such attacks',
    text: ', whoever commits them,',
  },
  {
    ...by('GBR'),
    kind: 'replace',
    words: 'must be brought to justice',
    text: 'must be held accountable before national or international courts',
  },
  {
    ...by('RUS'),
    kind: 'replace',
    words: 'must be brought to justice',
    text: 'should be brought to justice in accordance with the law of the host State',
  },
  {
    ...by('RUS'),
    kind: 'delete',
    words:
      ', and underlines that the safety, the conduct and the performance of peacekeepers depend on one another',
  },
  {
    ...by('VNM'),
    kind: 'insert',
    after: 'financial contributors and host States',
    text: ', each within its mandate and capacity',
  },
  { ...by('FRA'), kind: 'insert', after: 'mandates that are clear', text: ', sequenced' },
  {
    ...by('USA'),
    kind: 'replace',
    words: 'whenever a mandate is renewed',
    text: 'at least once a year and whenever conditions in the field change',
  },
  {
    ...by('NER'),
    kind: 'insert',
    after: 'peacekeepers on their territory',
    text: ', with the assistance that they request',
  },
  { ...by('TUN'), kind: 'replace', words: 'urges them', text: 'encourages them' },
  { ...by('DEU'), kind: 'insert', after: 'has the plans', text: ', the evacuation aircraft' },
  {
    ...by('IDN'),
    kind: 'newParagraph',
    after: 'The Security Council encourages Member States to help',
    text: 'The Security Council welcomes the efforts of troop- and police-contributing countries to train women for all functions, and stresses that equipment and facilities must meet their needs.',
  },
  { ...by('USA'), kind: 'delete', words: 'in full, on time and ' },
  { ...by('NER'), kind: 'insert', after: 'attacks on camps', text: ' and convoys' },
  {
    ...by('ZAF'),
    kind: 'replace',
    words: 'improve early warning',
    text: 'strengthen, with the resources that this requires, early warning',
  },
  {
    ...by('RUS'),
    kind: 'insert',
    after: 'consistent with their mandates',
    text: ' and with full respect for the sovereignty of host States',
  },
  {
    ...by('DOM'),
    kind: 'insert',
    after: 'available by day and by night',
    text: ', and that mental health care be offered during and after deployment',
  },
  {
    ...by('GBR'),
    kind: 'split',
    after: 'before deployment is a national responsibility. ',
  },
  { ...by('VCT'), kind: 'insert', after: 'mobile training teams', text: ', distance learning' },
  {
    ...by('EST'),
    kind: 'insert',
    after: 'covering training, equipment',
    text: ', secure communications',
  },
  { ...by('VNM'), kind: 'insert', after: 'medical fitness, in ', text: 'close ' },
  {
    ...by('USA'),
    kind: 'insert',
    after: 'as openly as shortcomings are addressed',
    text: ', including by replacing units that fail repeatedly',
  },
  { ...by('DEU'), kind: 'join', paragraph: 'The Security Council intends to consider' },
  {
    ...by('NER'),
    kind: 'move',
    paragraph: 'The Security Council notes with deep concern the dangers',
    after: 'The Security Council condemns in the strongest terms',
  },
  { ...by('USA'), kind: 'bracket', words: 'whenever a mandate is renewed' },
  { ...by('BEL'), kind: 'italic', words: 'Council pays tribute' },
  {
    ...by('TUN'),
    kind: 'retain',
    words: 'with the assistance that they request',
    note: 'Agreed among the members last year.',
  },
  {
    ...by('VCT'),
    kind: 'concept',
    paragraph: 'The Security Council emphasizes that a wounded peacekeeper',
    note: 'What small contingents need that have no hospital of their own',
  },
  {
    ...by('FRA'),
    kind: 'cite',
    words: ', recalls that such attacks may constitute war crimes under international law',
    source: 'Resolution 2480 (2019), preamble',
  },
  {
    ...by('BEL'),
    kind: 'sign',
    words: ', and offers its condolences to their families and Governments',
  },
  {
    ...by('DEU'),
    kind: 'sign',
    words: ', and offers its condolences to their families and Governments',
  },
  { ...by('RUS'), kind: 'oppose', words: ', including by replacing units that fail repeatedly' },
  {
    ...by('BEL'),
    kind: 'sign',
    words: ', recalls that such attacks may constitute war crimes under international law',
  },
  {
    ...by('USA'),
    kind: 'accept',
    words: ', recalls that such attacks may constitute war crimes under international law',
  },
  {
    ...by('ZAF'),
    kind: 'sign',
    words: ', with the assistance that they request',
  },
  {
    ...by('TUN'),
    kind: 'sign',
    words: ', with the assistance that they request',
  },
  {
    ...by('IDN'),
    kind: 'sign',
    words: ', each within its mandate and capacity',
  },
  {
    ...by('NER'),
    kind: 'sign',
    words: ', the evacuation aircraft',
  },
  {
    ...by('FRA'),
    kind: 'accept',
    words: ', the evacuation aircraft',
  },
  {
    ...by('VCT'),
    kind: 'sign',
    words: ', and that mental health care be offered during and after deployment',
  },
  {
    ...by('BEL'),
    kind: 'accept',
    words: ', secure communications',
  },
  {
    ...by('DOM'),
    kind: 'sign',
    words: ', distance learning',
  },
  {
    ...by('VNM'),
    kind: 'accept',
    words: ' and with full respect for the sovereignty of host States',
  },
  {
    ...by('FRA'),
    kind: 'oppose',
    words: ' and with full respect for the sovereignty of host States',
  },
  {
    ...by('IDN'),
    kind: 'comment',
    on: 'performance should be assessed against agreed standards',
    words: 'Agreed by whom? Contributors have to be at that table. What does @CHN have in mind?',
  },
  {
    ...by('CHN'),
    kind: 'reply',
    to: 'Agreed by whom?',
    words: 'By the Secretariat and the contributors, as paragraph 16 has it. We can say so here.',
  },
  {
    ...by('EST'),
    kind: 'comment',
    on: '257 peacekeepers since 2013',
    words: 'Is this the figure of the latest report?',
  },
  {
    ...by('BEL'),
    kind: 'reply',
    to: 'Is this the figure',
    words: 'It is the one of the concept note; the Secretariat has confirmed it.',
  },
  { ...by('EST'), kind: 'settle', to: 'Is this the figure' },
  {
    ...by('TUN'),
    kind: 'comment',
    on: 'instruction in the languages that contingents speak',
    words: 'We should like Arabic to be named. @FRA may think of French.',
  },
]

/** After so many a revision is circulated, with this note: what the pen has decided by then is in it. */
export const REVISIONS_AFTER: ReadonlyMap<number, string> = new Map([
  [6, 'With what the members agreed on.'],
  [18, 'With the outcome of the second reading.'],
])

/** Whose proposals the pen incorporates in the end; the rest it declines. */
export const INCORPORATED = ['DEU', 'DOM', 'EST', 'FRA', 'IDN', 'VCT', 'VNM'] as const

/** What silence is broken over, and the words that are found in its place. */
export const LAST_WORDS = {
  old: 'in full, on time and in proportion',
  next: 'in full, without delay and in proportion',
} as const
