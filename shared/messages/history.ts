// Words of what became of the text: restoring a version, the story of a word and of a paragraph, moving through time.
// Fetched with the parts of the window that say them.

export const en = {
  restore: 'Restore …',
  restoreTitle: 'Restore {{name}}',
  restoreWhat:
    'The base text will read as {{name}} did, word for word. Words that are still there keep their authors and what is said of them.',
  restoreProposals:
    'What is proposed stays proposed, what was declined stays declined, and what was incorporated since is open again.',
  restoreUndo: 'It is one act in your name, for everybody to see; undo takes it back.',
  restoreNow: 'Restore {{name}}',
  restoreCancel: 'Leave the text as it is',
  restoreSame: 'The text reads like {{name}} already.',
  restoreNotNow: 'This can be done by those who hold the pen, while the text is being drafted.',
  restored: '{{name}} is restored.',
  restoredOpen_one: '{{name}} is restored; {{count}} proposal is open again.',
  restoredOpen_other: '{{name}} is restored; {{count}} proposals are open again.',
}

export const zh: Record<keyof typeof en, string> = {
  restore: '恢复……',
  restoreTitle: '恢复 {{name}}',
  restoreWhat: '基础文本将与 {{name}} 逐字一致。仍在的词语保留其作者及相关评论。',
  restoreProposals: '待决提案仍待决，已拒绝的仍被拒绝，此后采纳的重新待决。',
  restoreUndo: '这是以您的名义作出的一项操作，人人可见；可以撤销。',
  restoreNow: '恢复 {{name}}',
  restoreCancel: '保持文本不变',
  restoreSame: '文本已与 {{name}} 一致。',
  restoreNotNow: '只有执笔方在起草阶段可以这样做。',
  restored: '已恢复 {{name}}。',
  restoredOpen_one: '已恢复 {{name}}；{{count}} 项提案重新待决。',
  restoredOpen_other: '已恢复 {{name}}；{{count}} 项提案重新待决。',
}
