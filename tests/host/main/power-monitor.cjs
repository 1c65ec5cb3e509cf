const { EventEmitter } = require('node:events')

/** The machine under a test does not sleep: a test says that it woke. */
module.exports = new EventEmitter()
