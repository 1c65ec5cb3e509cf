import type { ImportedRun } from '../imported-text.ts'

/** Adds a run, to the last one where they differ in nothing but words. */
export function addRun(runs: ImportedRun[], run: ImportedRun): void {
  const last = runs.at(-1)
  if (!last || last.note || run.note || !isAlike(last, run)) runs.push(run)
  else runs[runs.length - 1] = { ...last, text: last.text + run.text }
}

function isAlike(a: ImportedRun, b: ImportedRun): boolean {
  return (
    a.isAside === b.isAside &&
    a.href === b.href &&
    a.refersTo === b.refersTo &&
    a.emphasis.join() === b.emphasis.join() &&
    a.comments.join() === b.comments.join() &&
    JSON.stringify(a.restyled) === JSON.stringify(b.restyled) &&
    JSON.stringify(a.changes) === JSON.stringify(b.changes)
  )
}
