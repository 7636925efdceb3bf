const units: Readonly<Record<string, number>> = {
  nil: 0,
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
}
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

interface Reading {
  readonly thousands: number
  readonly below: number
  /** What may come next: `units` after a ten, `nothing` after a one. */
  readonly open: 'anything' | 'units' | 'nothing'
}

const step = (reading: Reading, word: string): Reading | undefined => {
  const { thousands, below, open } = reading
  const unit = units[word]
  if (unit !== undefined) {
    const fits = open === 'anything' || (open === 'units' && unit > 0 && unit < 10)
    return fits ? { thousands, below: below + unit, open: 'nothing' } : undefined
  }
  const ten = tens[word]
  if (ten !== undefined) return open === 'anything' ? { thousands, below: below + ten, open: 'units' } : undefined
  if (word === 'hundred') {
    const times = below === 0 && open === 'anything' ? 1 : below
    return times > 0 && times < 100 ? { thousands, below: times * 100, open: 'anything' } : undefined
  }
  if (word === 'thousand' && thousands === 0) {
    const times = below === 0 ? 1 : below
    return { thousands: times * 1000, below: 0, open: 'anything' }
  }
  return undefined
}

const whole = (words: readonly string[]): number | undefined => {
  let reading: Reading = { thousands: 0, below: 0, open: 'anything' }
  for (const word of words) {
    const next = step(reading, word)
    if (next === undefined) return undefined
    reading = next
  }
  return reading.thousands + reading.below
}

const isNumberWord = (word: string): boolean =>
  word in units || word in tens || ['hundred', 'thousand', 'point'].includes(word)

// "And a half" makes one number with what stands before it; "five half tablets" are not five and a half.
const parts: Readonly<Record<string, string>> = { 'and-a-half': '5', 'and-a-quarter': '25' }
const andAPart = /\band a (half|quarter)\b/g

// They change the number beside them, and are not read.
const otherAmounts = [
  /^(?:hal(?:f|ves)|quarters?|thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|elevenths?|twelfths?)$/,
  /^(?:[a-z]+(?:teen|tie)ths?|hundredths?|thousandths?|cents?|percent|dozens?|scores?|millions?|billions?)$/,
  /^(?:pairs?|couples?|double|twice|treble|gross)$/,
]
const isOtherAmount = (word: string): boolean => otherAmounts.some((amount) => amount.test(word))

const decimals = (words: readonly string[]): string | undefined => {
  const digits = words.map((word) => units[word])
  return digits.length > 0 && digits.every((digit) => digit !== undefined && digit < 10) ? digits.join('') : undefined
}

/**
 * Reads a total written in English words (`fifty-six`, `One hundred and twelve tablets`, `two point five ml`, `two and a half`) as
 * decimal text; what follows the number may be anything that is no amount. Undefined when it cannot be read as one number.
 */
export const numberOfWords = (text: string): string | undefined => {
  const words = text
    .toLowerCase()
    .replaceAll(/([a-z])\s*%/g, '$1 percent')
    .replaceAll(/[^a-z]+/g, ' ')
    .replaceAll(andAPart, 'and-a-$1')
    .split(' ')
    .filter((word) => word !== '' && word !== 'and' && word !== 'a' && word !== 'only')
  const end = words.findIndex((word) => !isNumberWord(word))
  const own = end === -1 ? words : words.slice(0, end)
  const [next = '', ...others] = words.slice(own.length)
  const part = parts[next]
  const after = part === undefined ? [next, ...others] : others
  if (own.length === 0 || after.some((word) => isNumberWord(word) || word in parts || isOtherAmount(word)))
    return undefined
  const point = own.indexOf('point')
  const before = whole(point === -1 ? own : own.slice(0, point))
  if (before === undefined) return undefined
  if (point === -1) return part === undefined ? String(before) : `${String(before)}.${part}`
  const behind = decimals(own.slice(point + 1))
  return behind === undefined || part !== undefined ? undefined : `${String(before)}.${behind}`
}
