// Words of the dialog in which the record is checked, fetched with it. What is found is said by the relay, as the command says it.

export const en = {
  title: 'Check the record',
  close: 'Close',
  hint: 'Every entry of the record seals the one before. The relay that keeps it reads it through and tells whether anything is missing or was altered. If you would rather not take its word, check a copy with “penholder verify”.',
  receipt: 'A receipt to hold against it, if you have one (JSON)',
  check: 'Check',
  checking: 'The record is being read…',
  giveUp: 'Give up',
  right: 'All is as it should be.',
  wrong: 'Something is wrong.',
  noReceipt: '{{name}} is no receipt of Penholder.',
  heldAgainst: 'Held against {{name}}',
  withoutReceipt: 'Without a receipt',
}

export const zh: Record<keyof typeof en, string> = {
  title: '核查记录',
  close: '关闭',
  hint: '记录中每一条都封印前一条。由保存记录的中继从头读起，说明是否有缺失或改动。如不愿只凭其说法，可用“penholder verify”核查一份副本。',
  receipt: '如有凭据，可与之核对（JSON）',
  check: '核查',
  checking: '正在读取记录……',
  giveUp: '放弃',
  right: '一切无误。',
  wrong: '发现问题。',
  noReceipt: '{{name}} 不是 Penholder 的凭据。',
  heldAgainst: '与 {{name}} 核对',
  withoutReceipt: '未用凭据',
}
