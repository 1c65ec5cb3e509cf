// What is to be done before the next frame is drawn. One request for all who ask: what a step changes on the page,
// a later one of the same frame can measure, and both are drawn at once.

const steps = new Set<() => void>()
/** Those of the frame after the one that is being prepared. */
const later = new Set<() => void>()
let isRequested = false
let isPreparing = false

/** Calls back before the next frame is drawn, or in this one if it is being prepared. Returns the way to call it off. */
export function beforePaint(step: () => void): () => void {
  return add(steps, step)
}

/** The same, but never in the frame that is being prepared. */
export function beforeNextPaint(step: () => void): () => void {
  return add(isPreparing ? later : steps, step)
}

function add(to: Set<() => void>, step: () => void): () => void {
  // A function of its own: one that is asked for twice is called twice.
  const once = (): void => step()
  to.add(once)
  if (!isPreparing) request()
  return () => {
    steps.delete(once)
    later.delete(once)
  }
}

function request(): void {
  if (isRequested) return
  isRequested = true
  requestAnimationFrame(prepare)
}

function prepare(): void {
  isRequested = false
  isPreparing = true
  try {
    // Steps that are added meanwhile are visited as well.
    for (const step of steps) {
      steps.delete(step)
      step()
    }
  } finally {
    isPreparing = false
    for (const step of later) steps.add(step)
    later.clear()
    if (steps.size > 0) request()
  }
}
