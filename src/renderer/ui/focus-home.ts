/** Whether nothing has the focus, or only the head of the page, which takes no keys. */
export const isNothingFocused = (): boolean =>
  document.activeElement === null ||
  document.activeElement === document.body ||
  document.activeElement.hasAttribute('data-focus-home')

/** Gives the focus to what takes none by itself, such as a heading, so that Tab goes on from there. */
export const focusQuietly = (element: HTMLElement): void => {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1
    element.dataset['focusHome'] = ''
  }
  element.focus({ preventScroll: true })
}

/** Gives the focus to where work goes on in the page: its list, else its heading. Says whether there was one. */
export const focusHome = (): boolean => {
  const main = document.querySelector<HTMLElement>('main')
  const home =
    main?.querySelector<HTMLElement>('[role="grid"]') ??
    main?.querySelector<HTMLElement>('h1') ??
    document.querySelector<HTMLElement>('h1')
  if (home === null) return false
  focusQuietly(home)
  return true
}
