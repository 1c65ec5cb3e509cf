import process from 'node:process'
import { parseArgs } from 'node:util'

/** `--seeds N --steps M` of a fuzzer's command line, with what is usual for it. */
export function fuzzArguments(usual: { readonly seeds: number; readonly steps: number }): {
  seeds: number
  steps: number
  first: number
} {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { seeds: { type: 'string' }, steps: { type: 'string' }, first: { type: 'string' } },
  })
  const number = (text: string | undefined, otherwise: number): number =>
    text === undefined ? otherwise : Number(text)
  return {
    seeds: number(values.seeds, usual.seeds),
    steps: number(values.steps, usual.steps),
    first: number(values.first, 1),
  }
}
