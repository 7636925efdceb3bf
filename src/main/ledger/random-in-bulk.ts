/**
 * Random bytes for ids and salts, fetched 4 KiB at a time: asking the system for sixteen takes longer than hashing what they
 * salt. Every byte is given once. `count` is at most 4096. Not for keys, which are not to lie about in memory.
 */
export const randomInBulk = (randomBytes: (count: number) => Buffer): ((count: number) => Buffer) => {
  let left: Buffer = Buffer.alloc(0)
  return (count) => {
    if (left.length < count) left = randomBytes(4096)
    const taken = left.subarray(0, count)
    left = left.subarray(count)
    return taken
  }
}
