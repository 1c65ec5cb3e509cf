import { readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** CPU seconds of a process and all its threads so far. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** The most memory that a process has had, in MiB. */
export function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 102.4) / 10
}

/** Times in milliseconds, kept in steps of a fiftieth of a millisecond up to ten, and coarser above. */
export class Histogram {
  readonly #fine = new Uint32Array(500)
  readonly #coarse: number[] = []
  #count = 0

  add(ms: number): void {
    this.#count++
    const slot = Math.floor(ms * 50)
    if (slot < this.#fine.length)
      this.#fine[Math.max(0, slot)] = (this.#fine[Math.max(0, slot)] ?? 0) + 1
    else this.#coarse[Math.floor(ms)] = (this.#coarse[Math.floor(ms)] ?? 0) + 1
  }

  percentiles(): { readonly p50: number; readonly p95: number; readonly p99: number } {
    return { p50: this.#at(0.5), p95: this.#at(0.95), p99: this.#at(0.99) }
  }

  #at(share: number): number {
    let left = Math.ceil(this.#count * share)
    for (let slot = 0; slot < this.#fine.length; slot++) {
      left -= this.#fine[slot] ?? 0
      if (left <= 0) return slot / 50
    }
    for (const [ms, count] of this.#coarse.entries()) {
      left -= count ?? 0
      if (left <= 0) return ms
    }
    return Number.NaN
  }
}
