import type { Command, CommandType } from '../commands.ts'
import { may } from '../permission.ts'
import type { Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { assertNever } from '../result.ts'
import { announcePart } from './announce-part.ts'
import { assemble } from './assemble.ts'
import { cancelByPrescriber } from './cancel-by-prescriber.ts'
import { changeRoute } from './change-route.ts'
import { checkEntry } from './check-entry.ts'
import { chooseCopy } from './choose-copy.ts'
import { closeOwing } from './close-owing.ts'
import { correct } from './correct.ts'
import { correctEntry } from './correct-entry.ts'
import { refuse, type DecideContext, type Decision } from './decision.ts'
import { dispatch } from './dispatch.ts'
import { enterByHand } from './enter-by-hand.ts'
import { failAccuracyCheck } from './fail-accuracy-check.ts'
import { handOut } from './hand-out.ts'
import { hold } from './hold.ts'
import { markClaimed } from './mark-claimed.ts'
import { markNotDispensed } from './mark-not-dispensed.ts'
import { noteLaterIssue } from './note-later-issue.ts'
import { placeBag } from './place-bag.ts'
import { promise } from './promise.ts'
import { receive } from './receive.ts'
import { recordAccuracyCheck } from './record-accuracy-check.ts'
import { recordClinicalCheck } from './record-clinical-check.ts'
import { recordDeath } from './record-death.ts'
import { recordDelivery } from './record-delivery.ts'
import { recordFailedDelivery } from './record-failed-delivery.ts'
import { releaseHold } from './release-hold.ts'
import { reportIncident, ruleOutIncident } from './report-incident.ts'
import { returnToSpine } from './return-to-spine.ts'
import { reviewLegalWindow } from './review-legal-window.ts'
import { takeBack } from './take-back.ts'
import { takeOutOfBag } from './take-out-of-bag.ts'
import { wordLabel } from './word-label.ts'

// Copies, issues, days and news of mistakes go on arriving whatever became of the prescription.
const arrivals: readonly CommandType[] = [
  'receive',
  'note-later-issue',
  'review-legal-window',
  'report-incident',
  'rule-out-incident',
]
// What was made lies in its bag until somebody puts it away.
const afterSentBack: readonly CommandType[] = [...arrivals, 'take-out-of-bag']
const afterReturn: readonly CommandType[] = [...afterSentBack, 'choose-copy', 'correct']
// Of what belongs elsewhere only the choice of copy that made it so can be corrected: `correctableKind`.
const whoseverItIs: readonly CommandType[] = afterReturn
const waitForTheCopy: readonly CommandType[] = [
  'record-clinical-check',
  'record-accuracy-check',
  'place-bag',
  'announce-part',
  'hand-out',
  'dispatch',
]

const waitForTheEntryCheck: readonly CommandType[] = ['assemble', ...waitForTheCopy]

const commonRefusal = (p: Prescription, type: CommandType): Refusal | undefined => {
  if (p.sentBack && !afterSentBack.includes(type)) return { code: 'sent-back' }
  if (p.belongsTo !== null && !whoseverItIs.includes(type))
    return { code: 'belongs-to-other-pharmacy', ods: p.belongsTo }
  if (p.returned && !afterReturn.includes(type)) return { code: 'already-returned' }
  if (p.otherCopy && waitForTheCopy.includes(type)) return { code: 'copy-not-chosen' }
  return p.byHand?.checked === null && waitForTheEntryCheck.includes(type) ? { code: 'entry-not-checked' } : undefined
}

const decideOn = (p: Prescription, command: Command, context: DecideContext): Decision => {
  switch (command.type) {
    case 'receive':
      return receive(p, command, context)
    // Under an id of its own: one that is here already is another form's.
    case 'enter-by-hand':
      return refuse({ code: 'changed-meanwhile', version: p.version })
    case 'check-entry':
      return checkEntry(p, command, context)
    case 'correct-entry':
      return correctEntry(p, command, context)
    case 'choose-copy':
      return chooseCopy(p, command, context)
    case 'note-later-issue':
      return noteLaterIssue(p, command)
    case 'record-clinical-check':
      return recordClinicalCheck(p, command, context)
    case 'promise':
      return promise(p, command, context)
    case 'hold':
      return hold(p, command)
    case 'release-hold':
      return releaseHold(p, command)
    case 'assemble':
      return assemble(p, command, context)
    case 'word-label':
      return wordLabel(p, command)
    case 'record-accuracy-check':
      return recordAccuracyCheck(p, command, context)
    case 'fail-accuracy-check':
      return failAccuracyCheck(p, command)
    case 'report-incident':
      return reportIncident(p, command)
    case 'rule-out-incident':
      return ruleOutIncident(p, command)
    case 'place-bag':
      return placeBag(p, command, context)
    case 'change-route':
      return changeRoute(p, command)
    case 'take-out-of-bag':
      return takeOutOfBag(p, command)
    case 'announce-part':
      return announcePart(p, command)
    case 'hand-out':
      return handOut(p, command, context)
    case 'dispatch':
      return dispatch(p, command, context)
    case 'record-delivery':
      return recordDelivery(p, command)
    case 'record-failed-delivery':
      return recordFailedDelivery(p, command)
    case 'take-back':
      return takeBack(p, command)
    case 'close-owing':
      return closeOwing(p, command)
    case 'mark-not-dispensed':
      return markNotDispensed(p, command)
    case 'cancel-by-prescriber':
      return cancelByPrescriber(p, command)
    case 'record-death':
      return recordDeath(p, command)
    case 'return-to-spine':
      return returnToSpine(p, command)
    case 'correct':
      return correct(p, command, context)
    case 'review-legal-window':
      return reviewLegalWindow(p, context)
    case 'mark-claimed':
      return markClaimed(p, command)
    default:
      return assertNever(command)
  }
}

const decideOnNothing = (command: Command, context: DecideContext): Decision => {
  if (command.type === 'receive') return receive(undefined, command, context)
  return command.type === 'enter-by-hand' ? enterByHand(command, context) : refuse({ code: 'not-found' })
}

/**
 * What a command leads to: events, none when it is so already, or the first refusal. Permission is asked first, then what
 * stands in the way of the whole prescription, then the command's own questions. Only `receive` and `enter-by-hand` work on nothing.
 */
export const decide = (state: Prescription | undefined, command: Command, context: DecideContext): Decision => {
  const { role } = context.actor
  if (!may(role, command.type)) return refuse({ code: 'not-permitted', role, command: command.type })
  if (!state) return decideOnNothing(command, context)
  const refusal = commonRefusal(state, command.type)
  return refusal ? refuse(refusal) : decideOn(state, command, context)
}
