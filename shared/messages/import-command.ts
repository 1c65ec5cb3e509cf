// What is said of a document that is made a dossier; what is shared with the window is in importing.ts.

export const en = {
  unmapped:
    '{{name}} has changes or comments by {{authors}}: say for each which delegation that is (--author "{{first}}=FRA"), or for all who are left with --others FRA.',
  tooMuch:
    '{{name}} asks for more in the name of {{delegation}} than one delegation may propose ({{why}}); no dossier was made.',
  changedSince:
    '{{name}} was saved again since it was read, and names others now. Choose it once more.',
  wrongAuthor: 'Author “{{value}}” is not of the form "Name=FRA".',
  imported: '{{path}}: imported from {{name}}. {{pen}} holds the pen.',
  found_one: '{{count}} paragraph, {{insertions}}, {{deletions}}, {{others}}, {{comments}}.',
  found_other: '{{count}} paragraphs, {{insertions}}, {{deletions}}, {{others}}, {{comments}}.',
  insertions_one: '{{count}} insertion',
  insertions_other: '{{count}} insertions',
  deletions_one: '{{count}} deletion',
  deletions_other: '{{count}} deletions',
  others_one: '{{count}} other change',
  others_other: '{{count}} other changes',
  comments_one: '{{count}} comment',
  comments_other: '{{count}} comments',
  author: '“{{author}}” is {{delegation}}.',
  lang: 'The language of the text is “{{lang}}”; --lang names another.',
  notPlaced_one: '{{count}} comment or reference is about nothing in the text and was left out.',
  notPlaced_other:
    '{{count}} comments or references are about nothing in the text and were left out.',
}

export const zh: Record<keyof typeof en, string> = {
  unmapped:
    '{{name}} 中有下列作者的修改或评论：{{authors}}。请逐一说明各是哪个代表团（--author "{{first}}=FRA"），或用 --others FRA 说明其余所有作者。',
  tooMuch:
    '{{name}} 以 {{delegation}} 的名义提出的修改超过一个代表团的限额（{{why}}）；未生成档案。',
  changedSince: '{{name}} 在读取之后又保存过，其中出现了其他作者。请重新选择。',
  wrongAuthor: '作者“{{value}}”应写成 "姓名=FRA"。',
  imported: '{{path}}：已从 {{name}} 导入。由{{pen}}执笔。',
  found_one: '{{count}} 段，{{insertions}}，{{deletions}}，{{others}}，{{comments}}。',
  found_other: '{{count}} 段，{{insertions}}，{{deletions}}，{{others}}，{{comments}}。',
  insertions_one: '{{count}} 处增加',
  insertions_other: '{{count}} 处增加',
  deletions_one: '{{count}} 处删除',
  deletions_other: '{{count}} 处删除',
  others_one: '{{count}} 处其他修改',
  others_other: '{{count}} 处其他修改',
  comments_one: '{{count}} 条评论',
  comments_other: '{{count}} 条评论',
  author: '“{{author}}”是{{delegation}}。',
  lang: '案文语言为“{{lang}}”；可用 --lang 另行指定。',
  notPlaced_one: '有 {{count}} 条评论或引用在文中没有对象，已略去。',
  notPlaced_other: '有 {{count}} 条评论或引用在文中没有对象，已略去。',
}
