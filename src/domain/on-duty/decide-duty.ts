import type { Role } from '../people.ts'
import { assertNever, ok, refused, type Result } from '../result.ts'
import type { DutyCommand, DutyContext, DutyRefusal } from './commands.ts'
import { comeBack, goOut } from './decide-absence.ts'
import { signOff, signOn } from './decide-spell.ts'
import type { DutyEventBody, DutyRecord } from './record.ts'
import { aloneAt } from './times.ts'

/** The events of a command on the record of who is on duty, or why it is not changed. */
export type DutyDecision = Result<readonly DutyEventBody[], DutyRefusal>

const checkers: readonly Role[] = ['pharmacist', 'accuracy-checking-technician']

const rolesFor: Readonly<Record<DutyCommand['type'], readonly Role[]>> = {
  'sign-on': ['pharmacist'],
  'sign-off': ['pharmacist'],
  'go-out': ['pharmacist'],
  'come-back': ['pharmacist'],
  'work-alone': checkers,
  'stop-working-alone': checkers,
}

const mayOnDuty = (role: Role, command: DutyCommand['type']): boolean => rolesFor[command].includes(role)

const workAlone = (record: DutyRecord, reason: string, { at, actor }: DutyContext): DutyDecision => {
  if (reason.trim() === '') return refused({ code: 'reason-missing' })
  if (aloneAt(record, at, actor.id)) return refused({ code: 'alone-already' })
  return ok([{ type: 'working-alone-began', personId: actor.id, name: actor.name, reason: reason.trim() }])
}

const stopWorkingAlone = (record: DutyRecord, { at, actor }: DutyContext): DutyDecision => {
  const period = aloneAt(record, at, actor.id)
  if (period?.until !== null) return refused({ code: 'not-alone' })
  return ok([{ type: 'working-alone-ended', periodId: period.id }])
}

/** What a command on the record leads to. At every instant the record has one responsible pharmacist at most (SI 2008/2789). */
export const decideDuty = (record: DutyRecord, command: DutyCommand, context: DutyContext): DutyDecision => {
  const { role } = context.actor
  if (!mayOnDuty(role, command.type)) return refused({ code: 'duty-not-permitted', role })
  switch (command.type) {
    case 'sign-on':
      return signOn(record, command, context)
    case 'sign-off':
      return signOff(record, command, context)
    case 'go-out':
      return goOut(record, command, context)
    case 'come-back':
      return comeBack(record, command, context)
    case 'work-alone':
      return workAlone(record, command.reason, context)
    case 'stop-working-alone':
      return stopWorkingAlone(record, context)
    default:
      return assertNever(command)
  }
}
