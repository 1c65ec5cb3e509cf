// Words of the form of the start window that begins a negotiation from a document.

export const en = {
  intro:
    'Its text becomes the base text, each tracked change a proposal of its author’s delegation, each comment a thread. It is read on this computer, and stays as it is.',
  choose: 'Document ({{known}})',
  found: 'Found in {{name}}',
  paragraphs_one: '{{count}} paragraph',
  paragraphs_other: '{{count}} paragraphs',
  changes_one: '{{count}} tracked change',
  changes_other: '{{count}} tracked changes',
  comments_one: '{{count}} comment',
  comments_other: '{{count}} comments',
  authors_one: '{{count}} author',
  authors_other: '{{count}} authors',
  langUnknown: 'Neither its words nor the document say which language it is in: choose it.',
  langNone: 'Choose…',
  whoIs: 'Which delegation is each author?',
  whoIsHint:
    'Three letters each, such as FRA. Only an author who is called exactly as a delegation is filled in; nobody is guessed at.',
  penHint: 'Three letters, such as CHN.',
  langMissing: 'Choose the language of the text.',
  authorMissing: 'Say which delegation each author is, by a code of three letters.',
  penMissing: 'Say who holds the pen, by a code of three letters.',
  noPlace: '{{name}} is nowhere on this computer. Save it to a folder, and choose it there.',
} as const

export const zh: Readonly<Record<keyof typeof en, string>> = {
  intro:
    '文件的文字成为基本案文，每处修订成为其作者所属代表团的提案，每条评论成为一个讨论串。文件只在本机读取，原件不变。',
  choose: '文件（{{known}}）',
  found: '{{name}} 的内容',
  paragraphs_one: '{{count}} 段',
  paragraphs_other: '{{count}} 段',
  changes_one: '{{count}} 处修订',
  changes_other: '{{count}} 处修订',
  comments_one: '{{count}} 条评论',
  comments_other: '{{count}} 条评论',
  authors_one: '{{count}} 位作者',
  authors_other: '{{count}} 位作者',
  langUnknown: '从文字和文件本身都看不出是何种语文，请选择。',
  langNone: '请选择…',
  whoIs: '每位作者各是哪个代表团？',
  whoIsHint: '各填三个字母，如 FRA。只有姓名与某代表团名称完全相同者才已填好；其余绝不猜测。',
  penHint: '三个字母，如 CHN。',
  langMissing: '请选择案文语文。',
  authorMissing: '请用三个字母的代码说明每位作者是哪个代表团。',
  penMissing: '请用三个字母的代码说明由谁执笔。',
  noPlace: '{{name}} 不在本机的任何文件夹中。请先保存，再从文件夹中选择。',
}
