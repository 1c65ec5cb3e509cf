const { EventEmitter } = require('node:events')
const windows = require('./windows.cjs')

let source = 'system'

class NativeTheme extends EventEmitter {
  get themeSource() {
    return source
  }

  set themeSource(value) {
    source = value
    for (const window of windows.all()) window.webContents.applyTheme()
    this.emit('updated')
  }

  get shouldUseDarkColors() {
    return source === 'dark'
  }
}

module.exports = new NativeTheme()
