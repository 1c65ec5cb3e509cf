import { type ParagraphId, paragraphIdOf } from '../../domain/char-ids.ts'

const NAME = /^ph_(\d{1,16})_(\d{1,16})$/

/** The paragraph of a dossier that a bookmark names, null for anybody else's bookmark. */
export function paragraphOfBookmark(name: string): ParagraphId | null {
  const match = NAME.exec(name)
  return match ? paragraphIdOf({ client: Number(match[1]), clock: Number(match[2]) }) : null
}
