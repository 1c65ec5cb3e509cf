// Words of the panel of members, fetched with it.

export const en = {
  namesIn: 'Names in',
  members_one: '{{count}} member',
  members_other: '{{count}} members',
  membersList: 'Members',
  others: 'Also here',
  here: 'here',
  beSeen: 'Others see that I am here',
  beSeenHint:
    'Your caret, your name and where you read. What you write is under your delegation’s name in any case.',
}

export const zh: Record<keyof typeof en, string> = {
  namesIn: '名称语言',
  members_one: '{{count}} 个成员',
  members_other: '{{count}} 个成员',
  membersList: '成员',
  others: '此外在线',
  here: '在线',
  beSeen: '让他人看到我在线',
  beSeenHint: '即您的光标、姓名和所读之处。您所写的内容无论如何都以贵代表团名义出现。',
}
