// Words of the screen that all delegations look at together; fetched with it.

export const en = {
  label: 'Room screen',
  at: 'paragraph {{at}} of {{count}}',
  readingTogether: 'reading together · {{name}}',
  follow: 'Follow {{name}}',
  leave: 'Leave the room screen',
  paragraph: 'Paragraph {{number}}',
  next: 'next {{number}}',
  last: 'last paragraph',
  nothingYet: 'There is no text yet.',
  wordings: 'Who proposes what',
  with: 'with {{delegations}}',
} as const

export const zh: Readonly<Record<keyof typeof en, string>> = {
  label: '会场屏幕',
  at: '第 {{at}} 段，共 {{count}} 段',
  readingTogether: '共同通读 · {{name}}',
  follow: '跟随{{name}}',
  leave: '离开会场屏幕',
  paragraph: '第 {{number}} 段',
  next: '下一段：{{number}}',
  last: '最后一段',
  nothingYet: '尚无案文。',
  wordings: '各方提案',
  with: '联署：{{delegations}}',
}
