const steps = [1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** The size of everything after a key with Control: larger, smaller or as it was, from 100 to 200 %; undefined for a key that is none of these. */
export const nextZoom = (now: number, key: string): number | undefined => {
  if (key === '0') return 1
  if (key === '+' || key === '=') return steps.find((step) => step > now + 0.01) ?? 2
  if (key === '-' || key === '_') return steps.findLast((step) => step < now - 0.01) ?? 1
  return undefined
}
