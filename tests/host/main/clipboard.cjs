const strict = require('./strict.cjs')

// The app's own, not the system's: tests that run at once must not read each other's.
let text = ''

module.exports = strict('clipboard', {
  writeText(given) {
    text = given
  },
  readText: () => text,
})
