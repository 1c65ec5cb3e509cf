import type { Command } from '../command.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'serve FILE [--host 127.0.0.1] [--port 0] [--json]',
  run: () => Promise.reject(new Error('serve is not there yet')),
}
