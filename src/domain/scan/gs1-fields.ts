/** One field of a GS1 element string: its application identifier and what follows it. */
export type Gs1Field = readonly [ai: string, value: string]

/** FNC1 as scanners transmit it. */
export const separator = '\x1d'

interface Kind {
  readonly ai: string
  readonly shortest: number
  readonly longest: number
  readonly digits: boolean
}

const digits = (ai: string, length: number): Kind => ({ ai, shortest: length, longest: length, digits: true })
const text = (ai: string, longest: number): Kind => ({ ai, shortest: 1, longest, digits: false })

// GS1 General Specifications figure 7.8.5-2: these end by their length alone, no FNC1 follows them.
const endByLength: readonly Kind[] = [
  digits('00', 18),
  ...['01', '02', '03'].map((ai) => digits(ai, 14)),
  digits('04', 16),
  ...['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((ai) => digits(ai, 6)),
  digits('20', 2),
]

const endBySeparator: readonly Kind[] = [
  text('10', 20),
  text('21', 20),
  text('22', 20),
  text('235', 28),
  text('240', 30),
  text('241', 30),
  text('250', 30),
  { ai: '30', shortest: 1, longest: 8, digits: true },
  { ai: '37', shortest: 1, longest: 8, digits: true },
  ...['710', '711', '712', '713', '714', '715', '716'].map((ai) => text(ai, 20)),
  text('90', 30),
  ...['91', '92', '93', '94', '95', '96', '97', '98', '99'].map((ai) => text(ai, 90)),
]

// Far above what a pack carries: what is longer was not scanned from one.
const longestCode = 500

const allowed = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/

const fits = ({ shortest, longest, digits: onlyDigits }: Kind, value: string): boolean =>
  value.length >= shortest && value.length <= longest && (onlyDigits ? /^\d+$/ : allowed).test(value)

const kindAt = (kinds: readonly Kind[], rest: string): Kind | undefined => kinds.find(({ ai }) => rest.startsWith(ai))

/**
 * Cuts an element string into fields. `none`: it is not one. `unclear`: without separators it can be cut in more ways than one
 * (`separatorsArrive`: this scanner sends them, so that where there is none, none was meant).
 */
export const gs1Fields = (read: string, separatorsArrive: boolean): readonly Gs1Field[] | 'none' | 'unclear' => {
  if (read.length > longestCode) return 'none'
  const fields: Gs1Field[] = []
  let rest = withoutSeparator(read)
  while (rest !== '') {
    const fixed = kindAt(endByLength, rest)
    const kind = fixed ?? kindAt(endBySeparator, rest)
    if (kind === undefined) return 'none'
    const end = fixed ? kind.ai.length + kind.longest : endOfText(rest)
    const value = rest.slice(kind.ai.length, end)
    if (!separatorsArrive && fixed === undefined && canBeCut(kind, value)) return 'unclear'
    if (!fits(kind, value)) return 'none'
    fields.push([kind.ai, value])
    rest = withoutSeparator(rest.slice(end))
  }
  return fields.length > 0 ? fields : 'none'
}

const withoutSeparator = (rest: string): string => (rest.startsWith(separator) ? rest.slice(1) : rest)

const endOfText = (rest: string): number => {
  const at = rest.indexOf(separator)
  return at < 0 ? rest.length : at
}

// A batch `AB2107` may also be batch `AB` and serial number `07`: only somebody who sees the pack can tell.
const canBeCut = (kind: Kind, value: string): boolean => {
  const isFields = endsWithFields(value)
  const cuts = Array.from({ length: Math.min(kind.longest, value.length - 1) }, (_, at) => at + 1)
  return cuts.some((end) => fits(kind, value.slice(0, end)) && isFields[end] === true)
}

/** For every place in a text whether what follows is nothing but fields; worked out from its end, so that no code takes long. */
const endsWithFields = (text: string): readonly boolean[] => {
  const follow = Array.from({ length: text.length + 1 }, (_, at) => at === text.length)
  for (let at = text.length - 2; at >= 0; at -= 1) {
    const kind = kindAt(endByLength, text.slice(at, at + 4)) ?? kindAt(endBySeparator, text.slice(at, at + 4))
    if (kind === undefined) continue
    const from = at + kind.ai.length
    for (let end = from + kind.shortest; end <= Math.min(from + kind.longest, text.length) && !follow[at]; end += 1)
      follow[at] = follow[end] === true && fits(kind, text.slice(from, end))
  }
  return follow
}

/** Cuts the form for people, `(01)05012345678900(17)271200`; `unclear` when a value itself holds a parenthesis. */
export const gs1FieldsInParentheses = (read: string): readonly Gs1Field[] | 'none' | 'unclear' => {
  if (read.length > longestCode || !/^\(\d{2,4}\)/.test(read)) return 'none'
  if (!/^(?:\(\d{2,4}\)[^()]+)+$/.test(read)) return 'unclear'
  const fields = [...read.matchAll(/\((\d{2,4})\)([^()]+)/g)].map(([, ai = '', value = '']): Gs1Field => [ai, value])
  const known = [...endByLength, ...endBySeparator]
  const right = fields.every(([ai, value]) => {
    const kind = known.find((one) => one.ai === ai)
    return kind === undefined || fits(kind, value)
  })
  return right ? fields : 'none'
}
