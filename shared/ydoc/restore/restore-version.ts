import { fail, ok, type Result } from '../../base/result.ts'
import type { Version } from '../../domain/versions.ts'
import { isPenholder } from '../author.ts'
import type { ActionError } from '../decide.ts'
import type { Writer } from '../writer.ts'
import { type Restored, restore } from './restore.ts'

/** Makes the base text read as the version does ([T25]); `settled` if it does already. */
export function restoreVersion(writer: Writer, version: Version): Result<Restored, ActionError> {
  if (!isPenholder(writer.author)) return fail({ kind: 'notAllowed' })
  const done: Restored[] = []
  writer.edit('restore', (edit) => {
    done.push(restore(edit, writer.ledger, version))
  })
  const [restored] = done
  return restored?.isChange ? ok(restored) : fail({ kind: 'settled' })
}
