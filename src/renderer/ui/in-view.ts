// What sticks to the lower edge of a scroller lies over what scrolls under it.
const footTops = (scroller: Element): readonly number[] =>
  [...scroller.children].flatMap((child) => {
    const { position, bottom } = getComputedStyle(child)
    return position === 'sticky' && bottom !== 'auto' ? [child.getBoundingClientRect().top] : []
  })

/** Whether all of an element can be seen in what scrolls around it, or as much of it as there is room for; what lies under a foot that sticks there cannot. */
export const isInView = (element: Element): boolean => {
  const own = element.getBoundingClientRect()
  let [top, bottom] = [0, window.innerHeight]
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue
    const box = around.getBoundingClientRect()
    top = Math.max(top, box.top)
    bottom = Math.min(bottom, box.bottom, ...footTops(around))
  }
  if (bottom <= top) return false
  const seen = Math.min(own.bottom, bottom) - Math.max(own.top, top)
  // Positions are not whole pixels.
  return seen >= Math.min(own.height, bottom - top) - 1
}
