const { EventEmitter } = require('node:events')

const DISPLAY = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1080 },
}

/** One display, which neither comes nor goes unless a test says so. */
class Screen extends EventEmitter {
  getPrimaryDisplay() {
    return DISPLAY
  }

  getAllDisplays() {
    return [DISPLAY]
  }

  getDisplayMatching() {
    return DISPLAY
  }
}

module.exports = new Screen()
