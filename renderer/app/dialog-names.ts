// The dialogs of the window: to open one is a command by the same name.

/** Shown whether or not the text is here. */
const PLAIN = [
  'help',
  'palette',
  'tour',
  'share',
  'conduct',
  'circulate',
  'silence',
  'adoption',
  'comment',
  'memberAct',
  'checkRecord',
] as const
export type PlainDialog = (typeof PLAIN)[number]

/** About the text, and there once it is. */
const OF_TEXT = [
  'annotate',
  'positions',
  'importDocument',
  'exportAs',
  'print',
  'pack',
  'chair',
  'coverage',
  'readThrough',
  'mentions',
  'compare',
  'revisions',
  'story',
  'timeline',
  'annexes',
  'translations',
] as const
export type TextDialog = (typeof OF_TEXT)[number]

/** Ask for what a command needs besides the selection. */
const ASKING = ['link', 'refer', 'retain', 'concept', 'moveAfter', 'setKind'] as const
export type AskingDialog = (typeof ASKING)[number]

export type DialogName = PlainDialog | TextDialog | AskingDialog

export function isPlainDialog(name: string): name is PlainDialog {
  return PLAIN.some((one) => one === name)
}

export function isTextDialog(name: string): name is TextDialog {
  return OF_TEXT.some((one) => one === name)
}

export function isDialog(name: string): name is DialogName {
  return isPlainDialog(name) || isTextDialog(name) || ASKING.some((one) => one === name)
}
