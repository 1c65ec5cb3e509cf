/** What the text itself says: its accessible names and the few words around it. */
export const en = {
  labelMarkup: 'Rolling text with all proposals',
  labelBase: 'Base text: as it stands if every pending proposal is declined',
  labelIfIncorporated: 'The text as it would read if the proposals were incorporated',
  readOnly: 'Read only',
  empty: 'The text is on its way.',
}

export const zh: Record<keyof typeof en, string> = {
  labelMarkup: '滚动案文（含所有提案）',
  labelBase: '基础案文：所有待定提案均不采纳时的案文',
  labelIfIncorporated: '采纳提案后的案文',
  readOnly: '只读',
  empty: '案文正在载入。',
}
