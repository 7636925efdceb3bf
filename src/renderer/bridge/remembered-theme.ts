/** What a person chose; `system` follows the PC. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'pestle.theme'

/** The choice made on this PC, `system` when none was. */
export const rememberedTheme = (): Theme => {
  const found = localStorage.getItem(key)
  return found === 'light' || found === 'dark' ? found : 'system'
}

/** Shows a theme at once and remembers it on this PC. */
export const chooseTheme = (theme: Theme): void => {
  if (theme === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, theme)
  showTheme(theme)
}

/** Shows a theme. */
export const showTheme = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
