import type { Command } from '../command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'export',
  run: () => Promise.reject(new Error('export is not there yet')),
}
