import { autoUpdater, type UpdateCheckResult } from 'electron-updater'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Feed } from './feed.ts'
import { SignedProvider, UnsignedFeed } from './signed-provider.ts'
import type { UpdateFault, Updater } from './update-desk.ts'

// The only importer of electron-updater beside its provider. It fetches, checks the SHA-512 of what it has fetched (and on
// Windows and macOS the signature of the program), and starts the installer; when, is decided elsewhere.

/** An Updater over electron-updater, which reads the signed feed and does nothing by itself. */
export function electronUpdater({ url, keys }: Feed): Updater {
  autoUpdater.autoDownload = false
  autoUpdater.autoInstallOnAppQuit = false
  autoUpdater.allowDowngrade = false
  autoUpdater.disableWebInstaller = true
  autoUpdater.logger = null
  // Without a listener of its own it throws what it also returns.
  autoUpdater.on('error', () => undefined)
  const feed = { provider: 'custom' as const, updateProvider: SignedProvider, url, keys }
  autoUpdater.setFeedURL(feed)
  let last: UpdateCheckResult | null = null
  return {
    newest: async () => {
      try {
        last = await autoUpdater.checkForUpdates()
        return last === null ? fail('failed') : ok(last.updateInfo.version)
      } catch (error) {
        return fail(error instanceof UnsignedFeed ? 'unsigned' : 'unreachable')
      }
    },
    fetch: (onProgress, signal) => fetchLast(last, onProgress, signal),
    // Silent, and the new version opens what was open.
    restart: () => autoUpdater.quitAndInstall(true, true),
  }
}

async function fetchLast(
  last: UpdateCheckResult | null,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<void, UpdateFault>> {
  const hear = ({ percent }: { readonly percent: number }): void => onProgress(percent / 100)
  const stop = (): void => last?.cancellationToken?.cancel()
  autoUpdater.on('download-progress', hear)
  signal.addEventListener('abort', stop)
  try {
    await autoUpdater.downloadUpdate(last?.cancellationToken)
    return ok(undefined)
  } catch {
    return fail(signal.aborted ? 'cancelled' : 'failed')
  } finally {
    autoUpdater.off('download-progress', hear)
    signal.removeEventListener('abort', stop)
  }
}
