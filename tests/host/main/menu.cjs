const windows = require('./windows.cjs')

class MenuItem {
  constructor(options) {
    const { submenu, click, role, ...plain } = options
    Object.assign(this, { enabled: true, visible: true, checked: false, role }, plain)
    this.label = options.label ?? role ?? ''
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu')
    if (submenu !== undefined)
      this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.click = (keyEvent, window = windows.focused()) => this.#choose(click, keyEvent, window)
  }

  #choose(click, keyEvent, window) {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (click !== undefined) click(this, window ?? undefined, keyEvent ?? {})
    else if (this.role === 'quit') require('./app.cjs').quit()
    else if (this.role === 'close') window?.close()
    else throw new Error(`stand-in for Electron: menu role ${this.role} is not imitated`)
  }
}

let applicationMenu = null

class Menu {
  items = []

  append(item) {
    this.items.push(item)
  }

  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }

  static buildFromTemplate(template) {
    const menu = new Menu()
    for (const one of template) menu.append(one instanceof MenuItem ? one : new MenuItem(one))
    return menu
  }

  static setApplicationMenu(menu) {
    applicationMenu = menu
  }

  static getApplicationMenu() {
    return applicationMenu
  }
}

module.exports = { Menu, MenuItem }
