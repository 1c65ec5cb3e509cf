import type { Brand } from '../base/brand.ts'

/** ISO 3166 alpha-3 code of a delegation, or `SEC` for the secretariat: three capital letters. */
export type DelegationCode = Brand<'delegation'>

/** The secretariat takes part under a code that ISO 3166 leaves free. */
export const SECRETARIAT = 'SEC' as DelegationCode

/** In whose name words stand whose author nobody vouches for. */
export const NOBODY = '???' as DelegationCode

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

/** The African States of the United Nations, from which three members of the Council are elected (the A3). */
export const AFRICAN_STATES: readonly DelegationCode[] = (
  'DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG CIV COD DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR ' +
  'LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TGO TUN UGA TZA ZMB ZWE'
).split(' ') as DelegationCode[]
