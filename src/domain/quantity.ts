/** An amount of medicine in whole hundredths of its unit, so that sums are exact (EPS allows two decimals, nhs-interfaces 3.4). */
export type Hundredths = number

/** Reads a lexical decimal (`28`, `28.00`, `0.5`) as hundredths; undefined when not positive, over two decimals, or over a million. */
export const parseHundredths = (lexical: string): Hundredths | undefined => {
  const match = /^(\d{1,7})(?:\.(\d{1,2})0*)?$/.exec(lexical)
  if (!match) return undefined
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return value > 0 && value <= 100_000_000 ? value : undefined
}

/** The shortest decimal text of an amount: `28`, `0.5`; never `28.0`. */
export const formatHundredths = (amount: Hundredths): string => String(amount / 100)
