// Words about documents that lie before the members for reference, in the window and on the command line.

export const en = {
  annexesTitle: 'Annexes for reference',
  annexesHint:
    'Documents beside the text, readable by every member; never part of it. The penholder and the secretariat put them in.',
  close: 'Close',
  none: 'There are no annexes for reference.',
  listed: '{{id}}: {{title}} ({{source}}, by {{by}}, paragraphs {{count}})',
  add: 'Put in a document: {{known}}',
  added: '{{title}} is before the members.',
  remove: 'Take away',
  sureRemove: 'Take {{title}} away for everybody? The record keeps it.',
  do_remove: 'Take it away',
  cancel: 'Cancel',
  removed: '{{title}} was taken away.',
  putIn: 'From {{source}}, put in by {{by}} on {{on}}',
  annex_empty: 'There are no words in {{name}}.',
  annex_tooLong: '{{name}} is longer than an annex can be (120,000 characters, 3,000 paragraphs).',
}

export const zh = {
  annexesTitle: '参考附件',
  annexesHint:
    '案文之外供参考的文件，所有成员均可阅读，从不构成案文的一部分；由执笔方和秘书处放入。',
  close: '关闭',
  none: '没有参考附件。',
  listed: '{{id}}：{{title}}（{{source}}，由 {{by}} 放入，{{count}} 段）',
  add: '放入文件：{{known}}',
  added: '《{{title}}》已放在各成员面前。',
  remove: '撤去',
  sureRemove: '对所有成员撤去《{{title}}》？记录中仍予保留。',
  do_remove: '撤去',
  cancel: '取消',
  removed: '《{{title}}》已撤去。',
  putIn: '来自 {{source}}，由 {{by}} 于 {{on}} 放入',
  annex_empty: '{{name}} 中没有文字。',
  annex_tooLong: '{{name}} 超过附件的篇幅上限（120 000 个字符、3 000 段）。',
}
