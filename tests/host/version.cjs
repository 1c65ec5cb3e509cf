// The stand-in claims to be the Electron that the project builds for.
module.exports = require('../../package.json').devDependencies.electron
