// Words of the table of positions as it leaves; stands, rungs and what goes with them are in `app.ts` and `positions.ts`.

export const en = {
  matrixTitle: 'Positions',
  matrixNumber: 'No.',
  matrixParagraph: 'Paragraph',
  matrixRung: 'How far it has come',
  matrixMember: '{{name}} ({{code}})',
}

export const zh: Record<keyof typeof en, string> = {
  matrixTitle: '立场',
  matrixNumber: '段号',
  matrixParagraph: '段落',
  matrixRung: '商定进度',
  matrixMember: '{{name}}（{{code}}）',
}
