import type { ExportFormat } from '../../session/relay-api.ts'

// Exports that are commands of their own; every other format, and what may be wished for with it, is chosen in the dialog.

type Export = { readonly format: ExportFormat; readonly extension: string }

export const EXPORTS = {
  exportDocx: { format: 'docx', extension: 'docx' },
  exportPdf: { format: 'pdf', extension: 'pdf' },
  exportText: { format: 'txt', extension: 'txt' },
  exportTracked: { format: 'docx-tracked', extension: 'tracked.docx' },
  exportCompilation: { format: 'compilation', extension: 'compilation.docx' },
  exportPositions: { format: 'xlsx', extension: 'positions.xlsx' },
  exportJson: { format: 'json', extension: 'json' },
  exportRecord: { format: 'record', extension: 'record.json' },
  exportNegotiation: { format: 'negotiation', extension: 'negotiation.json' },
  makePack: { format: 'pack', extension: 'zip' },
} as const satisfies Record<string, Export>

export type ExportCommand = keyof typeof EXPORTS

export function isExport(command: string): command is ExportCommand {
  return command in EXPORTS
}
