// Versions as releases have them: three numbers, perhaps a word for one that is tried out (`1.2.0-beta.1`).

const FORM = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([0-9A-Za-z.-]{1,40}))?$/

/** Whether `one` is newer than `other`; one that cannot be read is not, and one that is tried out is older than the release. */
export function isNewer(one: string, other: string): boolean {
  const [first, second] = [FORM.exec(one), FORM.exec(other)]
  if (first === null || second === null) return false
  for (const at of [1, 2, 3]) {
    const difference = Number(first[at]) - Number(second[at])
    if (difference !== 0) return difference > 0
  }
  const [word, otherWord] = [first[4], second[4]]
  if (otherWord === undefined) return false
  return word === undefined || word.localeCompare(otherWord, 'en', { numeric: true }) > 0
}
