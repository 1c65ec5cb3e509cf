/** As many as a question has room for; the likeliest come first. */
const MOST = 4

/** At which addresses of this machine one may choose to share ([D19]): null, for wherever it is reached, if there is nothing to choose. */
export function shareChoices(addresses: readonly string[]): readonly (string | null)[] {
  return addresses.length > 1 ? addresses.slice(0, MOST) : [null]
}
