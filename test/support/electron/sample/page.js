/** @typedef {{ ask: unknown, onPush: (listener: (message: unknown) => void) => () => void }} Bridge */
const { sample: bridge } = /** @type {{ sample: Bridge }} */ (/** @type {unknown} */ (window))

/** @type {(selector: string) => Element} */
function find(selector) {
  const found = document.querySelector(selector)
  if (found === null) throw new Error(`no ${selector}`)
  return found
}

// The bridge must be there before the first script of the page runs.
find('#bridge').textContent = typeof bridge.ask

const stopPushes = bridge.onPush((message) => {
  const line = document.createElement('li')
  line.textContent = JSON.stringify(message)
  find('#pushes').append(line)
})
Reflect.set(globalThis, 'stopPushes', stopPushes)
