import { isParagraphId } from '../../domain/char-ids.ts'
import type { Remark } from '../remarker.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refuse.ts'
import { isRange } from './rules/range-rules.ts'
import { type Plain, parseRecord } from './rules/record-fields.ts'

/**
 * A position, a stand or a comment of which no guard has judged ([Q12]); null if it is none. What the pen attests of another
 * ([Q3]) is for rooms in which somebody sees to it that it is the pen.
 */
export function parseRemark(value: unknown): Remark | null {
  const fields = fieldsOf(value)
  if (!fields || !namesParagraph(fields) || !namesCharacters(fields)) return null
  const isOwnWord = fields.of === undefined && fields.via === undefined
  const isPosition = fields.kind === 'pos' && fields.pid !== undefined && isOwnWord
  const isOther = fields.kind === 'comment' || fields.kind === 'support'
  return isPosition || isOther ? (fields as unknown as Remark) : null
}

function fieldsOf(value: unknown): Plain | null {
  try {
    return parseRecord(value).fields
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

function namesParagraph({ pid }: Plain): boolean {
  return pid === undefined || (typeof pid === 'string' && isParagraphId(pid))
}

function namesCharacters({ ids }: Plain): boolean {
  if (ids === undefined) return true
  return Array.isArray(ids) && ids.length <= LIMITS.rangesPerRecord && ids.every(isRange)
}
