// Words for those to whom something is told, fetched with the panels that ask.

export const en = {
  audience: 'Told to',
  audience_all: 'All members',
  audience_pen: 'Those who hold the pen',
  audience_team: 'My delegation alone',
  audience_group: 'The group {{group}}',
  told_pen: 'told to those who hold the pen alone',
  told_team: 'for one’s own delegation alone',
  told_group: 'told to the group {{group}} alone',
  tell_all: 'Tell all members',
  tell_pen: 'Tell those who hold the pen',
  tell_team: 'Tell my delegation',
  tell_group: 'Tell the group {{group}}',
  tellMeans: 'Said again to more; what fewer were told is taken back.',
  wasTold: '{{audience}}: {{stand}}',
  wasToldTitle: 'Told to others',
  allKept:
    'What all members were told cannot be made unsaid; what you say now goes to fewer, beside it.',
  room_opening: 'The room is being opened.',
  room_noKey:
    'This computer has no key to the room. A colleague gives it to you: see the panel Team.',
  room_leftOut: 'This computer was left out of the room: see the panel Team.',
  room_away: 'Kept on this computer, encrypted; on its way when the relay answers.',
  room_ended: 'The room is closed to you.',
  room_refused: 'The relay did not take what was written: see the panel Team.',
  room_saving: 'Being saved.',
  groupTrust:
    'In a group’s room whoever has its key could write under any member’s name; what stands there is as good as your trust in the group.',
}

export const zh: Record<keyof typeof en, string> = {
  audience: '告知对象',
  audience_all: '全体成员',
  audience_pen: '仅执笔方',
  audience_team: '仅本代表团',
  audience_group: '{{group}}集团',
  told_pen: '仅告知执笔方',
  told_team: '仅供本代表团内部',
  told_group: '仅告知{{group}}集团',
  tell_all: '告知全体成员',
  tell_pen: '告知执笔方',
  tell_team: '告知本代表团',
  tell_group: '告知{{group}}集团',
  tellMeans: '向更多对象重述；原先向较少对象所说的予以收回。',
  wasTold: '{{audience}}：{{stand}}',
  wasToldTitle: '已告知其他对象',
  allKept: '已告知全体成员的不能收回为未曾说过；现在所说的另行告知较少的对象。',
  room_opening: '正在打开房间。',
  room_noKey: '本机没有该房间的密钥。请同事提供：见“团队”面板。',
  room_leftOut: '本机已被排除在该房间之外：见“团队”面板。',
  room_away: '已加密存于本机；中继应答后即发送。',
  room_ended: '该房间已对您关闭。',
  room_refused: '中继未接受所写内容：见“团队”面板。',
  room_saving: '正在保存。',
  groupTrust:
    '在集团房间内，凡持有密钥者均可以任一成员名义书写；其内容的可信程度取决于您对集团的信任。',
}
