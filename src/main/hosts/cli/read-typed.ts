import { readSync } from 'node:fs'

const mostBytes = 1_000

/** The first line of standard input, without its end: for what must not stand among the arguments, where every program sees it. */
export const readTyped = (descriptor = 0): string => {
  const bytes = Buffer.alloc(mostBytes)
  let length = 0
  while (length < mostBytes) {
    const read = readByte(descriptor, bytes, length)
    if (read === 0 || bytes[length] === 0x0a) break
    length += read
  }
  return bytes.toString('utf8', 0, length).replace(/\r$/, '')
}

const readByte = (descriptor: number, bytes: Buffer, at: number): number => {
  try {
    return readSync(descriptor, bytes, at, 1, null)
  } catch (error) {
    // Windows says the end of a pipe in this way.
    if (error instanceof Error && 'code' in error && error.code === 'EOF') return 0
    throw error
  }
}
