/** Whether all of an element can be seen in what scrolls around it, or as much of it as there is room for. */
export const isInView = (element: Element): boolean => {
  const own = element.getBoundingClientRect()
  let [top, bottom] = [0, window.innerHeight]
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue
    const box = around.getBoundingClientRect()
    top = Math.max(top, box.top)
    bottom = Math.min(bottom, box.bottom)
  }
  const seen = Math.min(own.bottom, bottom) - Math.max(own.top, top)
  // Positions are not whole pixels.
  return seen >= Math.min(own.height, bottom - top) - 1
}
