// Words of the panel of members, fetched with it.

export const en = {
  namesIn: 'Names in',
  members_one: '{{count}} member',
  members_other: '{{count}} members',
  membersList: 'Members',
  others: 'Also here',
  here: 'here',
  seen: 'What others see of me',
  seen_nothing: 'Nothing',
  seenHint_nothing: 'What you write is under your delegation’s name in any case.',
  seen_delegation: 'My delegation’s caret',
  seenHint_delegation: 'Where somebody of your delegation writes or reads, not who.',
  seen_person: 'That I am here',
  seenHint_person: 'In this list, under the name with which you joined.',
}

export const zh: Record<keyof typeof en, string> = {
  namesIn: '名称语言',
  members_one: '{{count}} 个成员',
  members_other: '{{count}} 个成员',
  membersList: '成员',
  others: '此外在线',
  here: '在线',
  seen: '他人能看到我的什么',
  seen_nothing: '什么也看不到',
  seenHint_nothing: '您所写的内容无论如何都以贵代表团名义出现。',
  seen_delegation: '本代表团的光标',
  seenHint_delegation: '贵代表团有人在何处书写或阅读，但不显示是谁。',
  seen_person: '我在线',
  seenHint_person: '在此名单中，以您加入时所用的姓名显示。',
}
