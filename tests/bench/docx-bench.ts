import { performance } from 'node:perf_hooks'
import { exportDocx } from '../../shared/formats/export-docx.ts'
import { exportDocxTracked } from '../../shared/formats/export-docx-tracked.ts'
import { sixtyPages } from './sixty-pages.ts'

// A draft of sixty pages as DOCX, and the same with tracked changes: the first in a process, and the middle one of five after it.

/** Milliseconds, and how many kilobytes came of it. */
export function docxMs(): Readonly<Record<string, number>> {
  const source = sixtyPages()
  const timed = (write: () => Uint8Array) => {
    const start = performance.now()
    const bytes = write()
    return { ms: Math.round(performance.now() - start), bytes }
  }
  const first = timed(() => exportDocx(source))
  const again = Array.from({ length: 5 }, () => timed(() => exportDocx(source)).ms)
  const tracked = timed(() => exportDocxTracked(source))
  return {
    first: first.ms,
    next: again.sort((one, other) => one - other)[2] ?? 0,
    tracked: tracked.ms,
    kilobytes: Math.round(first.bytes.length / 1000),
  }
}
