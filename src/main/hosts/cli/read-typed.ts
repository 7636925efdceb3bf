import { readSync } from 'node:fs'

const mostBytes = 1_000

/** The first line of standard input, without its end: for what must not stand among the arguments, where every program sees it. */
export const readTyped = (descriptor = 0): string => {
  const bytes = Buffer.alloc(mostBytes)
  let length = 0
  while (length < mostBytes) {
    const read = readSync(descriptor, bytes, length, 1, null)
    if (read === 0 || bytes[length] === 0x0a) break
    length += read
  }
  return bytes.toString('utf8', 0, length).replace(/\r$/, '')
}
