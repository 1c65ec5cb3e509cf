import type { Locale } from '../../../shared/messages/locales.ts'
import type { RecentFiles } from '../memory/recent-files.ts'
import type { Say } from '../messages.ts'
import type { OpenFailure } from '../relay/relay-messages.ts'
import { type Backup, latestBackup } from './backups.ts'

// What helps where a file cannot be opened ([D25]): a backup of it, or a copy where one may write.

export type RemedyKit = {
  readonly recent: Pick<RecentFiles, 'list'>
  /** Where backups are. */
  readonly folder: string
  readonly locale: Locale
  readonly say: Say
}

/** What a copy is made from, and in which words it is offered. */
export type Source = { readonly from: string; readonly offer: string; readonly explain: string }

/** What can be offered for the failure; null if nothing can. */
export async function sourceFor(
  file: string,
  failure: OpenFailure | null,
  { recent, folder, locale, say }: RemedyKit,
): Promise<Source | null> {
  if (failure?.remedy === 'copy')
    return { from: file, offer: say('copyElsewhere'), explain: say('copyElsewhereExplain') }
  if (failure?.remedy !== 'backup') return null
  const known = (await recent.list()).find((one) => one.file === file)
  const backup = known ? await latestBackup(folder, known.dossier) : null
  return (
    backup && {
      from: backup.file,
      offer: say('openBackup'),
      explain: say('backupThere', { when: whenOf(backup, locale) }),
    }
  )
}

/** When the backup was made, in the user's words. */
export function whenOf({ at }: Backup, locale: Locale): string {
  const language = locale === 'en' ? 'en-GB' : locale
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}
