import type { Range } from './char-ids.ts'

type Span<Label> = { readonly start: number; readonly end: number; readonly label: Label }

const BUCKET = 64

/** Labelled ranges that may overlap; kept in buckets of 64 clocks, so a question costs the same in any text. */
export class SpanIndex<Label> {
  readonly #buckets = new Map<number, Map<number, Span<Label>[]>>()

  add(range: Range, label: Label): void {
    const span = { start: range[1], end: range[1] + range[2], label }
    for (const bucket of this.#bucketsOf(range)) bucket.push(span)
  }

  remove(range: Range, label: Label): void {
    for (const bucket of this.#bucketsOf(range)) {
      const at = bucket.findIndex(
        (span) =>
          span.start === range[1] && span.end === range[1] + range[2] && span.label === label,
      )
      if (at >= 0) bucket.splice(at, 1)
    }
  }

  /** The spans that hold at least one of the characters, each once. */
  over(client: number, clock: number, length: number): readonly Span<Label>[] {
    const buckets = this.#buckets.get(client)
    if (!buckets) return []
    const found = new Set<Span<Label>>()
    const last = Math.floor((clock + length - 1) / BUCKET)
    for (let index = Math.floor(clock / BUCKET); index <= last; index++) {
      for (const span of buckets.get(index) ?? []) {
        if (span.start < clock + length && span.end > clock) found.add(span)
      }
    }
    return [...found]
  }

  *#bucketsOf([client, clock, length]: Range): Generator<Span<Label>[]> {
    const buckets = this.#buckets.get(client) ?? new Map<number, Span<Label>[]>()
    this.#buckets.set(client, buckets)
    const last = Math.floor((clock + length - 1) / BUCKET)
    for (let index = Math.floor(clock / BUCKET); index <= last; index++) {
      const bucket = buckets.get(index) ?? []
      buckets.set(index, bucket)
      yield bucket
    }
  }
}
