export function gatherRelease(from: string, to: string): readonly string[]
export function mergeFeeds(texts: readonly string[]): string
