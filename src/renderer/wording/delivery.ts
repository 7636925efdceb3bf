import type { Output } from '../../contract/index.ts'
import type { Carriage, Route } from '../../domain/prescription.ts'
import { ukDate, type LocalDate } from '../../domain/uk-date.ts'
import { spokenName } from './names.ts'
import { amountWords, counted, momentWords } from './numbers-and-dates.ts'
import { courierWords } from './places.ts'
import { stageWords } from './stages.ts'

/** A door of the run. */
export type Stop = Output<'delivery:run'>['stops'][number]
/** What left together. */
export type Run = Output<'delivery:run'>['runs'][number]
/** A door of what left together. */
export type RunStop = Run['stops'][number]

/** What can become of a bag that a courier has. */
export type OutcomeKind = 'delivered' | 'failed' | 'back'

interface OutcomeWords {
  readonly title: string
  readonly label: string
  readonly needed: boolean
  readonly suggestions: readonly string[]
  readonly told: string
  readonly button: (stops: readonly RunStop[]) => string
}

/** Whose bags doors of a run are: a name, or how many doors. */
export const whoseRun = (stops: readonly Pick<Stop, 'patient'>[]): string =>
  stops.length === 1 && stops[0] ? spokenName(stops[0].patient) : counted(stops.length, 'door')

/** The words of each. */
export const outcomeWords: Readonly<Record<OutcomeKind, OutcomeWords>> = {
  delivered: {
    title: 'Delivered',
    label: 'Proof, if there is one',
    needed: false,
    suggestions: ['Signed for', 'Handed to a person at the address'],
    told: 'Delivered.',
    button: (stops) => `Delivered to ${whoseRun(stops)}`,
  },
  failed: {
    title: 'Delivery failed',
    label: 'Why',
    needed: true,
    suggestions: ['Nobody in', 'Address not found', 'Refused'],
    told: 'Failed delivery recorded. The driver or courier still has it: take it back once it is here.',
    button: (stops) => `Delivery to ${whoseRun(stops)} failed`,
  },
  back: {
    title: 'Came back',
    label: 'Why',
    needed: true,
    suggestions: ['Nobody in', 'Courier brought it back', 'Refused'],
    told: `Taken back. It waits in the list “${stageWords.place.name}” (${stageWords.place.key}): it is ready again only once it is confirmed in its place.`,
    button: (stops) => `Back here: the bag of ${whoseRun(stops)}`,
  },
}

/** Who is to carry a bag. */
export type Carrier = Pick<Carriage, 'courier' | 'courierName'>

const byRoute: Readonly<Partial<Record<Route, Carrier>>> = {
  post: { courier: 'royal-mail', courierName: null },
  locker: { courier: 'locker', courierName: null },
}

/** Who carries a bag of a route unless somebody says otherwise: for the door only who left with the last run of this day, else nobody. */
export const usualCarrier = (route: Route, runs: readonly Run[], today: LocalDate): Carrier | null => {
  const last = runs
    .filter(({ at, courier }) => ukDate(at) === today && courier !== 'royal-mail' && courier !== 'locker')
    .toSorted((a, b) => b.at - a.at)[0]
  return byRoute[route] ?? (last ? { courier: last.courier, courierName: last.courierName } : null)
}

/** On the driver's sheet, beside a name that is like another patient's; whose is not the driver's to carry about. */
export const sheetAlikeWords = 'Another patient here has a name or birthday like this: compare the address.'

/** That bags are ticked because they were on the run before, whoever put them there. */
export const bagsBegunWords = (begunAt: number, now: number): string =>
  `This run was begun at ${momentWords(begunAt, now)}: the bags that were on it are ticked. Look that each is there.`

/** That bags were on the run and are not any more, because something happened to them since. */
export const bagsChangedWords = (bagIds: readonly string[]): string =>
  `Changed since they were put on the run, and not ticked any more: ${bagIds.join(', ')}. Scan each again.`

/** Where nobody could look which bags were on the run. */
export const runNotLookedWords = {
  head: 'Pestle could not look which bags were on the run before.',
  todo: 'None of them is ticked, and nothing is kept in their place: look again first, or scan every bag.',
} as const

/** What is said once a run has left. */
export const sentWords = (stops: readonly Stop[], carrier: string): string =>
  `Sent out: ${counted(stops.length, 'door')}, ${counted(stops.flatMap(({ bags }) => bags).length, 'bag')}, with ${carrier}.`

/** The address in one line. */
export const addressLine = ({
  address,
}: {
  readonly address: { readonly lines: readonly string[]; readonly postcode: string | null }
}): string => [...address.lines, address.postcode ?? ''].filter((line) => line !== '').join(', ')

type Carried = Pick<Stop['bags'][number], 'bagId' | 'fridge' | 'controlled'>

/** The code of a bag with what has to be seen to: `8XED fridge CD`. */
export const bagWords = ({ bagId, fridge, controlled }: Carried): string =>
  [bagId, ...(fridge ? ['fridge'] : []), ...(controlled ? ['CD'] : [])].join(' ')

/** The codes of bags that are out, each with what has to be seen to: `Bags 8XED fridge, HHYA CD`. */
export const bagsWords = (bags: readonly Carried[]): string =>
  `${bags.length === 1 ? 'Bag' : 'Bags'} ${bags.map(bagWords).join(', ')}`

/** What lies in the bags of a door, each product with its amount. */
export const contentsLine = ({
  parts,
}: {
  readonly parts: readonly Pick<Stop['parts'][number], 'contents'>[]
}): string =>
  parts
    .flatMap(({ contents }) => contents)
    .map(({ name, amount, unit }) => `${name}, ${amountWords(amount, unit)}`)
    .join('; ')

/** Who carries a run, and under which number. */
export const runWords = ({ courier, courierName, trackingNumber }: Run): string =>
  [courierName ?? courierWords[courier], trackingNumber].filter((part) => part !== null).join(' · ')

// `owners` is null while it is not known whose it is.
const ofOwners = (owners: readonly string[] | null): string =>
  owners === null
    ? ''
    : owners.length === 0
      ? ' It is known to nobody here: read the name on it.'
      : ` It is the bag of ${owners.join(' or ')}.`

/** A bag scanned on the run sheet that no door waits for. */
export const notToDeliverWords = (bagId: string, owners: readonly string[] | null) => ({
  head: `Bag ${bagId} is not to be delivered.${ofOwners(owners)}`,
  todo: 'Nothing was done. Put it back, or look it up from another list.',
})

/** A bag scanned while others go out. */
export const notOnRunWords = (bagId: string, owners: readonly string[] | null) => ({
  head: `Bag ${bagId} is not among those that go out now.${ofOwners(owners)}`,
  todo: 'Nothing was done. Put it back, or close this window and put it on the run.',
})

/** A label typed that is none of the bags that go out. */
export const otherLabelWords = 'Not the label of a bag that goes out now. Put the one in your hand back.'

/** Where the codes of bags were typed as the reason why no label was looked at. */
export const codeIsNoReasonWords =
  'A bag code is no reason: clear “No label, because”, and type each code in the field above it.'
