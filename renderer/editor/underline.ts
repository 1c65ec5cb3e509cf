import { COUNCIL_OF_MARCH_2020, type DelegationCode } from '../../shared/domain/delegations.ts'

/** The line under a delegation's proposed words, so that colour never speaks alone. */
export type Underline = 'solid' | 'double' | 'dotted' | 'dashed'

const UNDERLINES: readonly Underline[] = ['solid', 'double', 'dotted', 'dashed']

/** The same for everybody and for ever: members in turn, others by their letters. */
export function underlineOf(code: DelegationCode): Underline {
  const seat = COUNCIL_OF_MARCH_2020.indexOf(code)
  const number = seat >= 0 ? seat : [...code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return UNDERLINES[number % UNDERLINES.length] ?? 'solid'
}
