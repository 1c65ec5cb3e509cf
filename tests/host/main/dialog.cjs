// Nobody sits before a test: a dialog that the test did not replace is a mistake, and says so.
const dialog = {
  showErrorBox(title, content) {
    console.error(`[dialog] ${title}: ${content}`)
  },
}
for (const name of ['showSaveDialog', 'showOpenDialog', 'showMessageBox'])
  dialog[name] = async () => {
    throw new Error(`stand-in for Electron: the test did not replace dialog.${name}`)
  }

module.exports = dialog
