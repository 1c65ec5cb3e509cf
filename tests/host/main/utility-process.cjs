const { fork } = require('node:child_process')
const { EventEmitter } = require('node:events')
const path = require('node:path')

const ENTRY = path.join(__dirname, 'utility-entry.cjs')

const running = new Set()

class UtilityProcess extends EventEmitter {
  #child

  constructor(file, args, options) {
    super()
    const output = options.stdio === 'pipe' ? 'pipe' : 'inherit'
    this.#child = fork(ENTRY, [file, ...args], {
      env: options.env ?? process.env,
      cwd: options.cwd,
      execArgv: options.execArgv ?? [],
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    })
    this.pid = this.#child.pid
    this.name = options.serviceName ?? 'Node Utility Process'
    running.add(this)
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('exit', (code) => {
      this.pid = undefined
      running.delete(this)
      this.emit('exit', code ?? 1)
    })
  }

  postMessage(message) {
    // Electron drops what is sent to a process that has gone.
    if (this.#child.connected) this.#child.send(message)
  }

  kill() {
    return this.#child.kill()
  }
}

const utilityProcess = {
  fork: (file, args = [], options = {}) => new UtilityProcess(file, args, options),
}

/** For the stand-in: what `app.getAppMetrics` tells of them. */
function utilityMetrics() {
  return [...running].map(({ pid, name }) => ({
    type: 'Utility',
    pid,
    name,
    memory: { workingSetSize: 0 },
  }))
}

module.exports = { utilityProcess, utilityMetrics }
