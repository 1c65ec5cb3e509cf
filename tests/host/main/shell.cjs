const strict = require('./strict.cjs')

// Opens nothing; a test replaces what it wants to watch.
module.exports = strict('shell', {
  async openExternal() {},
  showItemInFolder() {},
  openPath: async () => '',
})
