// Words of the tour through the window; fetched with it.

export const en = {
  offer: 'New here? Six short steps show what is where in this window.',
  take: 'Show me around',
  decline: 'Not now',
  count: '{{at}} of {{of}}',
  skip: 'Skip the tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  title_text: 'The text, live',
  words_text:
    'Everybody writes here at once. What a delegation types is its proposal: in its colour, under its code. The text itself changes only when the penholder takes a proposal in.',
  title_proposal: 'A card for each proposal',
  words_proposal:
    'Who asks for what, and where. The penholder incorporates or declines it; others support it, oppose it or add their names. A click shows its place in the text.',
  title_audience: 'Who hears it',
  words_audience:
    'Where you say something you choose who reads it: all members, the penholder alone, your group, or only your own team, which even the host of the negotiation cannot read.',
  title_positions: 'Where everybody stands',
  words_positions:
    'Put the caret into a paragraph: here is where each delegation stands on it, and you state your own position with one key.',
  title_panels: 'More behind these tabs',
  words_panels:
    'Comments, the concept note with its issues, your team’s own room, and who takes part. F6 goes from one part of the window to the next.',
  title_palette: 'Everything by name',
  words_palette:
    '{{palette}} finds every command: type a part of its name. {{help}} lists all keys. Above is how far the text has come, and the export to Word, PDF and other formats.',
  again: 'Show me around this window',
} as const

export const zh: Readonly<Record<keyof typeof en, string>> = {
  offer: '初次使用？六个简短步骤，介绍本窗口各部分。',
  take: '带我看看',
  decline: '暂不',
  count: '第 {{at}} 步，共 {{of}} 步',
  skip: '跳过导览',
  back: '上一步',
  next: '下一步',
  done: '完成',
  title_text: '实时案文',
  words_text:
    '所有人同时在此书写。代表团输入的文字即其提案：以其颜色显示，并标明其代码。只有执笔方采纳提案后，案文本身才会改变。',
  title_proposal: '每项提案一张卡片',
  words_proposal:
    '谁在何处要求什么。执笔方采纳或不采纳；其他各方可支持、反对或联署。点击即显示其在案文中的位置。',
  title_audience: '谁能看到',
  words_audience:
    '表达意见时，可选择由谁阅读：全体成员、仅执笔方、本集团，或仅本代表团；最后一种连谈判的主机也无法读取。',
  title_positions: '各方立场',
  words_positions: '将光标置于某一段：此处显示各代表团对该段的立场，您也可用一个按键表明己方立场。',
  title_panels: '其他标签页',
  words_panels:
    '评论、概念说明及其议题、本代表团的房间，以及参加者。按 F6 可在窗口各部分之间切换。',
  title_palette: '按名称查找一切',
  words_palette:
    '{{palette}} 可查找任何命令：输入其名称的一部分即可。{{help}} 列出所有按键。上方显示案文的进展，并可导出为 Word、PDF 等格式。',
  again: '介绍本窗口',
}
