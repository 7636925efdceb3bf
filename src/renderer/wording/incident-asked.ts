import { whenWords } from './numbers-and-dates.ts'

interface Asked {
  readonly itemNames: readonly string[]
  /** UTC ms. */
  readonly leftAt: number
}

/** What becomes of the record of an incident, and of what is only learnt after it. */
export const incidentStaysWords =
  'It is never changed. What you learn later, such as the harm or who was told, is added as a further record of the same medicine: both stay.'

/** Which corrected departure is asked about: what left, and when. */
export const departureWords = ({ itemNames, leftAt }: Asked): string =>
  `${itemNames.join(', ')}, left ${whenWords(leftAt)}`

/** Of a corrected departure that had not come back: nothing else asks for it, so that the answer is where it is said what became of it. */
export const withSomebodyWords =
  'Somebody has it: get it back. Answer once you know what became of it, and say it there.'

/** Which departure an answer that it was no incident is about: the one that has waited longest, as the answer has it. */
export const ruledOutWords = (asked: readonly Asked[]): string => {
  const [first, ...others] = asked
  if (first === undefined) return ''
  if (others.length === 0) return `${departureWords(first)}.`
  return `${departureWords(first)}. Of this one alone: still to be answered then: ${others.map(departureWords).join('; ')}.`
}
