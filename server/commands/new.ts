import type { Command } from '../command.ts'

export const newCommand: Command = {
  name: 'new',
  usage: 'new',
  run: () => Promise.reject(new Error('new is not there yet')),
}
