// What is to be done before the next frame is drawn. One request for all who ask: what a step changes on the page,
// a later one of the same frame can measure, and both are drawn at once.

const steps = new Set<() => void>()
let isRequested = false

/** Calls back before the next frame is drawn, or in this one if it is being prepared. Returns the way to call it off. */
export function beforePaint(step: () => void): () => void {
  // A function of its own: one that is asked for twice is called twice.
  const once = (): void => step()
  steps.add(once)
  if (!isRequested) {
    isRequested = true
    requestAnimationFrame(prepare)
  }
  return () => void steps.delete(once)
}

/** Steps that are added meanwhile are visited as well. */
function prepare(): void {
  try {
    for (const step of steps) {
      steps.delete(step)
      step()
    }
  } finally {
    isRequested = false
    if (steps.size > 0) {
      isRequested = true
      requestAnimationFrame(prepare)
    }
  }
}
