import type { Brand } from '../base/brand.ts'

/** ISO 3166 alpha-3 code of a delegation, or `SEC` for the secretariat: three capital letters. */
export type DelegationCode = Brand<'delegation'>

/** The secretariat takes part under a code that ISO 3166 leaves free. */
export const SECRETARIAT = 'SEC' as DelegationCode

export function parseDelegationCode(text: string): DelegationCode | null {
  return /^[A-Z]{3}$/.test(text) ? (text as DelegationCode) : null
}

/** The permanent members of the Security Council (Charter, Article 23, as seated today), in English alphabetical order of their names. */
export const PERMANENT_MEMBERS: readonly DelegationCode[] = [
  'CHN',
  'FRA',
  'RUS',
  'GBR',
  'USA',
] as DelegationCode[]

/** Members of the Security Council in March 2020, in English alphabetical order of their names. */
export const COUNCIL_OF_MARCH_2020: readonly DelegationCode[] = [
  'BEL',
  'CHN',
  'DOM',
  'EST',
  'FRA',
  'DEU',
  'IDN',
  'NER',
  'RUS',
  'VCT',
  'ZAF',
  'TUN',
  'GBR',
  'USA',
  'VNM',
] as unknown as readonly DelegationCode[]
