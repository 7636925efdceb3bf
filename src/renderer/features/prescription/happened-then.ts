import { createContext } from 'react'
import type { Output } from '../../../contract/index.ts'
import type { CommandType } from '../../../domain/commands.ts'
import { ukDate, ukTime, type LocalDate } from '../../../domain/uk-date.ts'
import { lostReasonWords } from '../../wording/lost-acts.ts'
import type { LateForm } from './happened-earlier.tsx'

/** An act that a restore lost and nobody has recorded again. */
export type LostAct = Output<'restore:lost'>['acts'][number]

/** The late entry with which the window that is open begins; null where it begins as now. */
export const HappenedThen = createContext<LateForm | null>(null)

/** The late entry of a lost act: its own time, to the second until somebody types another, and whose it was. */
export const lateOfLost = (act: LostAct): LateForm => ({
  day: ukDate(act.at).split('-').toReversed().join('/'),
  time: ukTime(act.at),
  reason: lostReasonWords(act),
  exactly: act.at,
})

/** The late entry of what can only be entered late: on its last legal day, UK, the time and why still to be said. */
export const lateOn = (day: LocalDate | null): LateForm => ({
  day: (day ?? '').split('-').toReversed().join('/'),
  time: '',
  reason: '',
})

const commands: Readonly<Record<string, CommandType>> = {
  'entry-checked': 'check-entry',
  'entry-corrected': 'correct-entry',
  'copy-chosen': 'choose-copy',
  'returned-to-spine': 'return-to-spine',
  'clinical-check-recorded': 'record-clinical-check',
  promised: 'promise',
  held: 'hold',
  'hold-released': 'release-hold',
  assembled: 'assemble',
  'accuracy-check-passed': 'record-accuracy-check',
  'accuracy-check-failed': 'fail-accuracy-check',
  'incident-reported': 'report-incident',
  'incident-ruled-out': 'rule-out-incident',
  'bag-placed': 'place-bag',
  'route-changed': 'change-route',
  'taken-out-of-bag': 'take-out-of-bag',
  'part-announced': 'announce-part',
  'handed-out': 'hand-out',
  dispatched: 'dispatch',
  delivered: 'record-delivery',
  'delivery-failed': 'record-failed-delivery',
  'taken-back': 'take-back',
}

/** The act by which a lost one is recorded again; undefined where its kind alone does not say which it was. */
export const commandOfLost = ({ type }: LostAct): CommandType | undefined => commands[type]
