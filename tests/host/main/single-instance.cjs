// The lock of the first instance is a socket named after userData; a later instance hands over its command line
// and is told to go. Electron answers synchronously, so the later one asks through a child process.
const { execFileSync } = require('node:child_process')
const crypto = require('node:crypto')
const fs = require('node:fs')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')

const HAND_OVER = `
const [socket, message] = process.argv.slice(1)
const connection = require('node:net').connect(socket)
connection.on('error', () => process.exit(1)).on('close', () => process.exit(0)).end(message)`

let server = null
let socketPath = null

/** True for the first instance, which from then on is told of the others. */
function request(userData, onSecond) {
  const name = crypto.createHash('sha256').update(userData).digest('hex').slice(0, 16)
  socketPath = path.join(os.tmpdir(), `electron-stand-in-${name}.sock`)
  if (handOver(socketPath)) return false
  fs.rmSync(socketPath, { force: true })
  server = net.createServer((connection) => receive(connection, onSecond)).listen(socketPath)
  server.unref()
  return true
}

function handOver(socket) {
  // A process to ask through takes a while, and most starts have nobody to ask.
  if (!fs.existsSync(socket)) return false
  const message = JSON.stringify({ argv: process.argv, cwd: process.cwd() })
  try {
    execFileSync(process.execPath, ['-e', HAND_OVER, socket, message], { stdio: 'ignore' })
    return true
  } catch {
    return false // Nobody listens: this is the first.
  }
}

function receive(connection, onSecond) {
  let text = ''
  connection.on('data', (bytes) => {
    text += bytes
  })
  connection.on('end', () => {
    connection.end()
    onSecond(JSON.parse(text))
  })
}

function release() {
  if (server === null) return
  server.close()
  server = null
  fs.rmSync(socketPath, { force: true })
}

module.exports = { request, release }
