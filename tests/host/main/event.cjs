/** An event object of Electron's kind, with `preventDefault`. */
module.exports = function event(fields = {}) {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
    ...fields,
  }
}
