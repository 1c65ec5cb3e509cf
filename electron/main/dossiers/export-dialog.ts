import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { replaceFile } from '../../../server/replace-file.ts'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { IpcError } from '../../../shared/protocol/ipc.ts'
import type { Say } from '../messages.ts'

/** Asks where, then writes the whole file; null if the user cancelled. A failure is told in a dialog here. */
export async function saveExport(
  window: BrowserWindow,
  name: string,
  bytes: Uint8Array,
  say: Say,
): Promise<Result<{ readonly path: string } | null, IpcError>> {
  const extension = path.extname(name).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say('exportTitle'),
    defaultPath: path.join(app.getPath('documents'), name),
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
  })
  if (canceled || filePath === '') return ok(null)
  try {
    await replaceFile(filePath, bytes)
    return ok({ path: filePath })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    await dialog.showMessageBox(window, {
      type: 'error',
      message: say('exportFailed', { path: filePath }),
      detail,
    })
    return fail('failed')
  }
}
