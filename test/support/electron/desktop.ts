import { strictEmitter, strictObject } from './missing.ts'

type DialogOptions = Readonly<Record<string, unknown>>

/** Both call shapes of Electron's dialogs: with or without a parent window before the options. */
const optionsOf = (args: readonly unknown[]): DialogOptions => (args.at(-1) ?? {}) as DialogOptions

/**
 * Electron's `dialog`, answered as a person does who cancels. Tests replace a method through `evaluate`, which works
 * the same in real Electron; see `answerOpenDialogs` of launch-app.ts.
 */
export const dialog = strictObject('dialog', {
  showOpenDialog: async (...args: readonly unknown[]) => {
    console.error('stand-in: open dialog cancelled:', optionsOf(args)['title'] ?? '')
    return { canceled: true, filePaths: [] as readonly string[] }
  },
  showSaveDialog: async (...args: readonly unknown[]) => {
    console.error('stand-in: save dialog cancelled:', optionsOf(args)['title'] ?? '')
    return { canceled: true, filePath: '' }
  },
  showMessageBox: async (...args: readonly unknown[]) => {
    const { message, cancelId, defaultId } = optionsOf(args)
    console.error('stand-in: message box:', message)
    return { response: Number(cancelId ?? defaultId ?? 0), checkboxChecked: false }
  },
  showErrorBox: (title: string, content: string): void => console.error(`stand-in: error box: ${title}: ${content}`),
})

/** Electron's `shell`; nothing is opened, the address is printed. */
export const shell = strictObject('shell', {
  openExternal: async (url: string): Promise<void> => console.error(`stand-in: would open ${url}`),
  openPath: async (path: string): Promise<string> => {
    console.error(`stand-in: would open ${path}`)
    return ''
  },
  showItemInFolder: (path: string): void => console.error(`stand-in: would show ${path}`),
})

interface MenuItemOptions {
  readonly submenu?: readonly MenuItemOptions[] | Menu
  readonly [option: string]: unknown
}

/** Electron's `MenuItem`: the options it was made with; `click` is called by tests. */
export class MenuItem {
  readonly submenu: Menu | undefined
  readonly [option: string]: unknown

  constructor({ submenu, ...options }: MenuItemOptions) {
    Object.assign(this, options)
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu)
  }
}

/** Electron's `Menu`, kept but never shown. */
export class Menu {
  static #application: Menu | null = null
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly (MenuItemOptions | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    this.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return this.#application
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item['id'] === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  popup(): void {}
}

class NativeTheme extends strictEmitter('nativeTheme') {
  themeSource = 'system'
  readonly shouldUseDarkColors: boolean = false
  readonly shouldUseHighContrastColors: boolean = false
  readonly prefersReducedTransparency: boolean = false
}

/** Electron's `nativeTheme`: always light; `themeSource` is only remembered. */
export const nativeTheme = new NativeTheme()

class PowerMonitor extends strictEmitter('powerMonitor') {
  getSystemIdleTime = (): number => 0
  isOnBatteryPower = (): boolean => false
}

/** Electron's `powerMonitor`; tests emit `suspend`, `resume`, `lock-screen` and the like on it through `evaluate`. */
export const powerMonitor = new PowerMonitor()
