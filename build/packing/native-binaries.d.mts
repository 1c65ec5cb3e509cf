export function missingBinaries(files: readonly string[], machine: string): readonly string[]
