import type { Command } from '../command.ts'

export const sample: Command = {
  name: 'sample',
  usage: 'sample',
  run: () => Promise.reject(new Error('sample is not there yet')),
}
