import { type DelegationCode, parseDelegationCode } from '../domain/delegations.ts'
import * as delegations from '../messages/delegations.ts'

/** The delegation whose code, or whose name in one of the languages, this is exactly. */
export function delegationCalled(name: string): DelegationCode | null {
  const wanted = name.trim()
  for (const table of [delegations.en, delegations.zh]) {
    for (const [code, called] of Object.entries(table)) {
      if (wanted === code || wanted === called) return parseDelegationCode(code)
    }
  }
  return null
}
