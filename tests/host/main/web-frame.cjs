/** A frame of a page; its address is the app's own. */
class WebFrame {
  id = ''
  url = ''

  constructor(webContents, parent) {
    this.webContents = webContents
    this.parent = parent
  }

  get top() {
    return this.webContents.mainFrame
  }

  get origin() {
    const { protocol, host } = new URL(this.url)
    return `${protocol}//${host}`
  }
}

module.exports = { WebFrame }
