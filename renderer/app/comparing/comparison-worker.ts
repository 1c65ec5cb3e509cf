import { type ComparisonOrder, makeComparison } from './make-comparison.ts'

// Makes one file of a comparison in a thread of its own, which is ended by whoever started it.

addEventListener('message', ({ data }: MessageEvent<ComparisonOrder>) => {
  postMessage(makeComparison(data))
})
