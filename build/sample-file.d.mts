import type { Secret } from './standing-links.mjs'

export function sampleFile(
  isFresh: boolean,
  tell: () => void,
  make?: (file: string) => Promise<readonly Secret[]>,
): Promise<string>
