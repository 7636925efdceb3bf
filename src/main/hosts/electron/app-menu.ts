import { Menu } from 'electron'

/**
 * Takes Electron's own menu away, which reloads the window and opens the developer tools by key. macOS needs a menu for
 * copying, pasting and quitting, so it has those parts of it.
 */
export const setAppMenu = (platform: NodeJS.Platform): void => {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )
}
