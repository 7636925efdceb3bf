/**
 * Puts what an element shows on the clipboard and says whether it is there. Not through `navigator.clipboard`: every permission is
 * refused to the window, and what a press marks and copies needs none.
 */
export const copyShown = (element: Element): boolean => {
  const selection = window.getSelection()
  if (selection === null) return false
  const range = document.createRange()
  range.selectNodeContents(element)
  selection.removeAllRanges()
  selection.addRange(range)
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way to copy without a permission
  return document.execCommand('copy')
}
