// A slip in a shorter name makes another common name of it (Lee, Lea); a long one is still taken for itself after two.
const shortest = 4
const long = 7

const lettersAllowed = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  if (length < shortest) return 0
  return length < long ? 1 : 2
}

/** How many letters were added, left out, replaced or swapped with their neighbour; more than `most` is told as `most + 1`. */
export const lettersApart = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let earlier: readonly number[] = []
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_one, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + same,
          swapped ? (earlier[j - 2] ?? 0) + 1 : most + 1,
        ),
      )
    }
    if (Math.min(...row, ...above) > most) return most + 1
    earlier = above
    above = row
  }
  return Math.min(above[b.length] ?? 0, most + 1)
}

const bits = (name: string): number => {
  let set = 0
  for (const letter of name) set |= 1 << (letter.charCodeAt(0) % 31)
  return set
}

const bitCount = (set: number): number => {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** A family key with what tells quickly that two cannot be alike. */
export interface ComparedName {
  readonly key: string
  readonly letters: number
}

/** Makes a family key ready to be compared with many. */
export const comparedName = (key: string): ComparedName => ({ key, letters: bits(key) })

/** Whether two different family names are easily taken for each other: one letter apart, or two in names of seven or more. */
export const areNearNames = (a: ComparedName, b: ComparedName): boolean => {
  const most = lettersAllowed(a.key, b.key)
  if (most === 0 || a.key === b.key || Math.abs(a.key.length - b.key.length) > most) return false
  if (bitCount(a.letters & ~b.letters) > most || bitCount(b.letters & ~a.letters) > most) return false
  return lettersApart(a.key, b.key, most) <= most
}
