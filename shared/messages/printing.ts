// Words of the preview before printing; fetched with it.

export const en = {
  printTitle: 'Print',
  printClose: 'Close without printing',
  printExplain: 'This is the document: the base text as the PDF that is exported.',
  printShown: 'Print what the window shows instead…',
  printIt: 'Print…',
  printMaking: 'Preparing the pages: {{done}} of {{count}}',
  printGiveUp: 'Give up printing',
  printFailed:
    'The pages cannot be prepared here. Export the PDF and print it with another program.',
} as const

export const zh: Readonly<Record<keyof typeof en, string>> = {
  printTitle: '打印',
  printClose: '关闭，不打印',
  printExplain: '此为文件本身：底本，与所导出的 PDF 相同。',
  printShown: '改为打印窗口所示内容…',
  printIt: '打印…',
  printMaking: '正在准备页面：{{done}}／{{count}}',
  printGiveUp: '放弃打印',
  printFailed: '无法在此准备页面。请导出 PDF，并用其他程序打印。',
}
