export const en = {
  noteMissing: 'There is no file {{path}}.',
  noteUnreadable: '{{path}} cannot be read as a file.',
  noteBinary: '{{path}} is no text; save the concept note as plain text (UTF-8) first.',
  noteEncoding: '{{path}} is not written in UTF-8; save it as plain text in UTF-8 first.',
  noteTooLarge: '{{path}} is too large to be a concept note.',
  noteTooShort: '{{path}} is too short to be a concept note.',
  noteLanguage:
    '{{path}} is in none of the six official languages; a concept note can be read in those.',
  noteLanguages:
    'The note is there in several languages ({{langs}}); what it says in {{lang}} was taken.',
  noteNoAnnex: '{{path}} is no concept note: it has no letter with an annex.',
  noteNoSections: '{{path}} is no concept note: its annex has no numbered sections.',
  noteNoItems: '{{path}} is no concept note: its sections have no numbered paragraphs.',
  noteNoTopic: '{{path}} does not say what the meeting is about.',
  noteNoPresidency:
    '{{path}} does not say which delegation presides; name the penholder with --penholder.',
  started: '{{path}}: {{topic}}. {{penholder}} holds the pen.',
  recovered: 'From the note: issues {{issues}}, resolutions {{citations}}, duties {{duties}}.',
  membersUnknown:
    'The members of the Council on that day are not known here: the list holds the permanent members and {{penholder}}.',
  sampleMade_one:
    '{{path}}: a sample negotiation with {{count}} pending proposal by {{delegations}} delegations.',
  sampleMade_other:
    '{{path}}: a sample negotiation with {{count}} pending proposals by {{delegations}} delegations.',
  samplePrivate:
    '{{delegation}} has a draft in there that nobody else can read. The key to its room is kept nowhere but here: {{key}}',
  exported: 'The export is in {{path}}.',
  langMissing: 'There is no text in “{{lang}}”; this dossier is negotiated in “{{negotiated}}”.',
  revisionMissing: 'There is no revision “{{revision}}” that was circulated.',
  exportOverDossier: '{{path}} is a dossier; choose another name for the export.',
}

export const zh: Record<keyof typeof en, string> = {
  noteMissing: '没有 {{path}} 这个文件。',
  noteUnreadable: '无法把 {{path}} 作为文件读取。',
  noteBinary: '{{path}} 不是文本；请先把概念说明存为纯文本（UTF-8）。',
  noteEncoding: '{{path}} 不是 UTF-8 编码；请先存为 UTF-8 纯文本。',
  noteTooLarge: '{{path}} 过大，不可能是概念说明。',
  noteTooShort: '{{path}} 过短，不可能是概念说明。',
  noteLanguage: '{{path}} 不是用六种正式语文中的任何一种写成的；只能读取这些语文的概念说明。',
  noteLanguages: '概念说明有多种语文（{{langs}}）；采用的是 {{lang}} 文本。',
  noteNoAnnex: '{{path}} 不是概念说明：没有带附件的信函。',
  noteNoSections: '{{path}} 不是概念说明：附件没有编号的章节。',
  noteNoItems: '{{path}} 不是概念说明：章节中没有编号的段落。',
  noteNoTopic: '{{path}} 没有说明会议的主题。',
  noteNoPresidency: '{{path}} 没有说明由哪个代表团担任主席；请用 --penholder 指明执笔方。',
  started: '{{path}}：{{topic}}。由 {{penholder}} 执笔。',
  recovered: '取自概念说明：议题 {{issues}} 项，决议 {{citations}} 项，职责 {{duties}} 项。',
  membersUnknown: '此处不知道当日的安理会成员：名单只列常任理事国和 {{penholder}}。',
  sampleMade_one: '{{path}}：示例谈判，有 {{delegations}} 个代表团的 {{count}} 项待决提案。',
  sampleMade_other: '{{path}}：示例谈判，有 {{delegations}} 个代表团的 {{count}} 项待决提案。',
  samplePrivate:
    '{{delegation}}在其中有一份他人无法读取的草稿。其房间的密钥仅显示于此，别处概不保存：{{key}}',
  exported: '导出文件在 {{path}}。',
  langMissing: '没有“{{lang}}”文本；本案以“{{negotiated}}”谈判。',
  revisionMissing: '没有分发过“{{revision}}”这一修订稿。',
  exportOverDossier: '{{path}} 是一份案卷；请为导出文件另取名称。',
}
