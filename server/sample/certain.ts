import type { Result } from '../../shared/base/result.ts'

/** The sample's own contents are known to be right; if they are not, that is a fault of this program. */
export function certain<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}
