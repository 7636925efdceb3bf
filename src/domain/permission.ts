import type { CommandType } from './commands.ts'
import type { Role } from './people.ts'

const pharmacist = ['pharmacist'] as const
const checkers = ['pharmacist', 'accuracy-checking-technician'] as const
const dispensary = [...checkers, 'dispenser'] as const
const counter = [...dispensary, 'counter-assistant'] as const
const carriers = [...counter, 'driver'] as const
const arrivals = [...carriers, 'system'] as const

const allowed: Readonly<Record<CommandType, readonly Role[]>> = {
  receive: arrivals,
  'note-later-issue': arrivals,
  'review-legal-window': ['system'],
  'enter-by-hand': counter,
  'check-entry': dispensary,
  'correct-entry': counter,
  'choose-copy': pharmacist,
  'record-clinical-check': pharmacist,
  promise: counter,
  hold: counter,
  'release-hold': dispensary,
  assemble: dispensary,
  'word-label': counter,
  'record-accuracy-check': checkers,
  'fail-accuracy-check': checkers,
  // Whoever hears of it writes it down.
  'report-incident': carriers,
  // It ends a question about an act, and nothing takes it back: not for whoever's act it may have been alone.
  'rule-out-incident': checkers,
  'place-bag': dispensary,
  'change-route': counter,
  'take-out-of-bag': counter,
  'announce-part': counter,
  'hand-out': counter,
  dispatch: carriers,
  'record-delivery': carriers,
  'record-failed-delivery': carriers,
  'take-back': carriers,
  'close-owing': dispensary,
  'mark-not-dispensed': dispensary,
  'cancel-by-prescriber': dispensary,
  'record-death': dispensary,
  'return-to-spine': dispensary,
  // Whoever may do an act may take it back; decide/correct.ts asks for the act corrected.
  correct: carriers,
  'mark-claimed': counter,
}

/** Whether a role may give a command at all (pharmacy-practice section 3); stopping is open to more roles than going on. */
export const may = (role: Role, command: CommandType): boolean => allowed[command].includes(role)

/** Whether a role may decide on more than was prescribed, or on another amount of a controlled drug. */
export const mayChangeAmount = (role: Role): boolean => role === 'pharmacist'

/** Whether a role may put a pharmacist on the list of who works here, or give somebody on it a second role. */
export const mayAddPharmacist = (role: Role): boolean => role === 'pharmacist' || role === 'system'

/** Whether a role may change the settings and the environment: they decide for whom and to whom everything here is reported. */
export const mayManageDesk = (role: Role): boolean => role === 'pharmacist'

/** Whether a role may write down an allergy or a note about a patient: whoever hears it. */
export const mayRecordAboutPatient = (role: Role): boolean => counter.some((one) => one === role)

/** Whether a role may take back what was written down about a patient. */
export const mayWithdrawAboutPatient = (role: Role): boolean => checkers.some((one) => one === role)
