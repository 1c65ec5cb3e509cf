/** The members of the heaviest ascending subsequence, by their places; distinct numbers, positive weights. */
export function heaviestAscending(
  numbers: readonly number[],
  weights: readonly number[],
): ReadonlySet<number> {
  const size = Math.max(0, ...numbers) + 2
  // best[k]: the heaviest subsequence that ends at a number below some bound, as a Fenwick tree of maxima.
  const best: { readonly weight: number; readonly last: number }[] = Array.from(
    { length: size + 1 },
    () => NOTHING,
  )
  const previous: number[] = []
  let heaviest = NOTHING
  numbers.forEach((number, i) => {
    let below = NOTHING
    for (let k = number; k > 0; k -= k & -k) below = heavier(below, best[k] ?? NOTHING)
    previous.push(below.last)
    const mine = { weight: below.weight + (weights[i] ?? 0), last: i }
    for (let k = number + 1; k <= size; k += k & -k) best[k] = heavier(best[k] ?? NOTHING, mine)
    heaviest = heavier(heaviest, mine)
  })
  const members = new Set<number>()
  for (let at = heaviest.last; at >= 0; at = previous[at] ?? -1) members.add(at)
  return members
}

const NOTHING = { weight: 0, last: -1 }

function heavier(a: typeof NOTHING, b: typeof NOTHING): typeof NOTHING {
  return b.weight > a.weight ? b : a
}
