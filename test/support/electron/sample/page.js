// The bridge must be there before the first script of the page runs.
document.querySelector('#bridge').textContent = typeof window.sample?.ask

globalThis.stopPushes = window.sample.onPush((message) => {
  const line = document.createElement('li')
  line.textContent = JSON.stringify(message)
  document.querySelector('#pushes').append(line)
})
