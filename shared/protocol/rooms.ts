// Names of the rooms that a relay serves: who may read a record is decided by the room it lives in.

export const DOSSIER_ROOM = 'dossier'

/** The room of the rolling text in one language: `text/en`. */
export function textRoom(lang: string): string {
  return `text/${lang}`
}
