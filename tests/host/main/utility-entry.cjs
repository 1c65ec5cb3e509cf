// Runs a utility process's module with `process.parentPort`, as Electron does.
const { EventEmitter } = require('node:events')

const port = new EventEmitter()
port.postMessage = (message) => process.send(message)
port.start = () => {}
process.on('message', (data) => port.emit('message', { data, ports: [] }))
// A utility process does not outlive the app.
process.on('disconnect', () => process.exit(0))
process.parentPort = port
process.type = 'utility'

const file = process.argv[2]
process.argv.splice(1, 2, file)
require(file)
