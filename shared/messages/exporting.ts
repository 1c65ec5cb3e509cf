// What is said while a document is made.

export const en = {
  making: 'Making: {{what}}',
  giveUp: 'Cancel',
}

export const zh: Record<keyof typeof en, string> = {
  making: '正在生成：{{what}}',
  giveUp: '取消',
}
