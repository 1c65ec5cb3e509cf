// The machine of a test sleeps when it likes; what was asked for is remembered.
const asked = new Map()
let lastId = 0

module.exports = {
  start(type) {
    if (type !== 'prevent-app-suspension' && type !== 'prevent-display-sleep')
      throw new TypeError(`stand-in for Electron: powerSaveBlocker knows no ${type}`)
    asked.set(++lastId, type)
    return lastId
  },
  stop: (id) => asked.delete(id),
  isStarted: (id) => asked.has(id),
}
