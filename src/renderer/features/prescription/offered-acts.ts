import type { CommandType } from '../../../domain/commands.ts'
import { nextSteps } from '../../../domain/next-steps.ts'
import { lateOffers } from '../../../domain/offers.ts'
import type { Role } from '../../../domain/people.ts'
import { may } from '../../../domain/permission.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import { isOpen, underWay } from '../../../domain/supply.ts'
import type { Stage } from '../../../domain/stage.ts'
import { commandWords, lateWords } from '../../wording/commands.ts'
import { commandKeys } from '../../wording/keys.ts'
import { rolesOfPeople, roleWords } from '../../wording/roles.ts'
import type { Detail } from './detail.ts'

/** An act that can be begun now on the prescription in hand. `why` says why this person cannot. */
export interface OfferedAct {
  readonly command: CommandType
  readonly words: string
  readonly keyOf: string | undefined
  readonly itemIds: readonly string[]
  readonly why: string | undefined
  /** It can only be entered for an earlier time: its legal days have ended since. */
  readonly late?: true
}

// What the courier could not deliver comes back first: to press on with “Delivered” would say what did not happen.
const hasFailed = ({ items }: Pick<Prescription, 'items'>): boolean =>
  items.some((item) => underWay(item).some(({ out }) => out !== null && out.failed !== null))

const stepsAt = (stage: Stage, prescription: Pick<Prescription, 'items'>): readonly CommandType[] =>
  stage === 'delivery' && hasFailed(prescription) ? ['dispatch', 'take-back'] : nextSteps[stage]

// What is past its last legal day needs no check any more: it can only be closed.
const endOfDays: readonly CommandType[] = ['choose-copy', 'mark-not-dispensed']
const isPastItsDays = (item: Item): boolean => isOpen(item) && item.window === 'after'

// As they are looked for: the work, the way out, what goes wrong, and last what ends it.
const menuOrder: readonly CommandType[] = [
  'check-entry',
  'record-clinical-check',
  'assemble',
  'record-accuracy-check',
  'place-bag',
  'hand-out',
  'dispatch',
  'record-delivery',
  'promise',
  'announce-part',
  'change-route',
  'take-out-of-bag',
  'fail-accuracy-check',
  'report-incident',
  'rule-out-incident',
  'record-failed-delivery',
  'take-back',
  'hold',
  'release-hold',
  'close-owing',
  'choose-copy',
  'correct-entry',
  'mark-not-dispensed',
  'cancel-by-prescriber',
  'return-to-spine',
  'record-death',
]

// Ticked on the list “To notify and claim”, not here.
const elsewhere: readonly CommandType[] = ['mark-claimed']

const whyNot = (command: CommandType, role: Role | null): string | undefined => {
  if (role === null) return 'Say who is working first'
  if (may(role, command)) return undefined
  const allowed = rolesOfPeople.filter((one) => may(one, command)).map((one) => roleWords[one].toLowerCase())
  return allowed.length <= 2 ? `Only a ${allowed.join(' or ')}` : `Not for a ${roleWords[role].toLowerCase()}`
}

// What could not leave now is entered by a pharmacist only (decision 0022).
const whyNotLate = (role: Role | null): string | undefined =>
  role === null || role === 'pharmacist' ? whyNot('hand-out', role) : 'Only a pharmacist'

/** What can be done now, the next step of the work first and apart. Asked of the domain; permission is that of who is working. Last, what can only be entered late. */
export const offeredActs = (
  { offers, stage, prescription }: Pick<Detail, 'offers' | 'stage' | 'prescription'>,
  role: Role | null,
): { readonly next: OfferedAct | undefined; readonly others: readonly OfferedAct[] } => {
  const acts = offers
    .filter(({ command }) => !elsewhere.includes(command))
    .map(({ command, itemIds }): OfferedAct => {
      return { command, words: commandWords[command], keyOf: commandKeys[command], itemIds, why: whyNot(command, role) }
    })
  const now = new Set(acts.map(({ command }) => command))
  const late = lateOffers(prescription)
    .filter(({ command }) => !now.has(command))
    .map(({ command, itemIds }): OfferedAct => {
      return { command, words: lateWords(command), keyOf: undefined, itemIds, why: whyNotLate(role), late: true }
    })
  const usual = stepsAt(stage, prescription)
  const steps = prescription.items.some(isPastItsDays) ? [...endOfDays, ...usual] : usual
  const next = steps.map((command) => acts.find((act) => act.command === command)).find((act) => act !== undefined)
  const others = [...acts.filter((act) => act !== next), ...late].toSorted(
    (a, b) => menuOrder.indexOf(a.command) - menuOrder.indexOf(b.command),
  )
  return { next, others }
}
