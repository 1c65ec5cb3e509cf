// The open windows, apart from their class, so that what needs to find one need not know how it is made.
const open = new Set()
let focused = null

module.exports = {
  add(window) {
    open.add(window)
    focused = window
  },
  remove(window) {
    open.delete(window)
    if (focused === window) focused = [...open].at(-1) ?? null
  },
  focus(window) {
    focused = window
  },
  focused: () => focused,
  all: () => [...open],
  byId: (id) => [...open].find((window) => window.id === id) ?? null,
  byTarget: (targetId) =>
    [...open].find((window) => window.webContents.targetId === targetId) ?? null,
}
