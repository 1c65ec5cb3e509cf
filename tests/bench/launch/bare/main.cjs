// The least that a desktop app can be: one window with a line of text. What it takes is the host's own time.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1100, height: 800 })
  return window.loadURL('data:text/html,<!doctype html><p>Nothing else.')
})
