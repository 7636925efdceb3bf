import type { Finding } from '../../../contract/health.ts'

/** All is well with it. */
export const fine = (topic: string, words: string): Finding => ({ topic, state: 'fine', head: null, words })

/** Worth knowing; breaks nothing by itself today. */
export const attention = (topic: string, head: string, words: string): Finding => ({
  topic,
  state: 'attention',
  head,
  words,
})

/** Somebody has to do something now. */
export const wrong = (topic: string, head: string, words: string): Finding => ({ topic, state: 'wrong', head, words })

/** What is not well, the loudest first, each in the order it was looked at. */
export const troublesOf = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ state }) => state === 'wrong'),
  ...findings.filter(({ state }) => state === 'attention'),
]

/** Bytes as a person reads them. */
export const megabytes = (bytes: number): string =>
  bytes >= 10 * 1024 ** 3 ? `${(bytes / 1024 ** 3).toFixed(0)} GB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`
