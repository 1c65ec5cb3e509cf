/** From `first` up to `until`, which is not in it. */
export type Span = { readonly first: number; readonly until: number }

/** What of a long line of equal places is seen: where it begins, how far it reaches, and the size of one, in one unit. */
type Seen = { readonly from: number; readonly length: number; readonly size: number }

/**
 * The places to draw: all that are seen and up to twice `margin` beyond each edge. The span moves by as many at a time,
 * so that most small steps of scrolling draw nothing.
 */
export function spanSeen({ from, length, size }: Seen, count: number, margin: number): Span {
  const first = Math.floor(from / size / margin - 1) * margin
  const until = Math.ceil((from + length) / size / margin + 1) * margin
  const within = (place: number): number => Math.max(0, Math.min(place, count))
  return { first: within(first), until: within(until) }
}

/** The numbers of a span, and `reached` if it lies outside: what has the focus stays drawn wherever one scrolls. */
export function placesOf({ first, until }: Span, reached: number | null): readonly number[] {
  const places = Array.from({ length: Math.max(0, until - first) }, (_, at) => first + at)
  if (reached === null || (reached >= first && reached < until)) return places
  return reached < first ? [reached, ...places] : [...places, reached]
}
