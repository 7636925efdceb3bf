import type { DeskCommand } from '../../../../contract/commands.ts'
import type { CommandType } from '../../../../domain/commands.ts'
import { comingBack } from '../../../../domain/decide/take-back.ts'
import type { Item, Prescription } from '../../../../domain/prescription.ts'
import { underWay, wasWithPatient } from '../../../../domain/supply.ts'
import { ruledOutWords } from '../../../wording/incident-asked.ts'
import { inBag, type PortionsOf } from './bag-contents.ts'

/** What is typed into a plain act: the items it is on and a text. */
export interface PlainForm {
  readonly itemIds: readonly string[]
  readonly text: string
}

/** An act that needs no more than items and a few words. `text` says whether the words are needed; `command` builds it. */
export interface PlainAct {
  readonly title: string
  readonly sentence: string
  readonly button: (patient: string) => string
  readonly told: string
  readonly danger: boolean
  readonly onItems: boolean
  readonly oneItem: boolean
  readonly text: { readonly label: string; readonly needed: boolean; readonly suggestions: readonly string[] } | null
  readonly command: (form: PlainForm) => DeskCommand
  /** What of an item it is about, where that is what lies in a bag and not what was prescribed. */
  readonly portionsOf?: PortionsOf
}

const reason = (suggestions: readonly string[] = []) => ({ label: 'Why', needed: true, suggestions })
const note = { label: 'Note, if it helps', needed: false, suggestions: [] }
const noteOf = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const plain = { danger: false, onItems: true, oneItem: false }

/** The plain acts. */
export const plainActs = {
  hold: {
    ...plain,
    title: 'Put on hold',
    sentence: 'Supply stops until someone releases it. A bag in its place is no longer ready.',
    button: () => 'Put on hold',
    told: 'On hold.',
    text: reason(['Waiting for the prescriber', 'Out of stock', 'Patient asked us to wait']),
    command: ({ itemIds, text }) => ({ type: 'hold', itemIds: [...itemIds], reason: text.trim() }),
  },
  'release-hold': {
    ...plain,
    title: 'Release the hold',
    sentence: 'Work goes on where it was. A bag is ready again only once its place is confirmed.',
    button: () => 'Release the hold',
    told: 'Hold released.',
    text: note,
    command: ({ itemIds, text }) => ({ type: 'release-hold', itemIds: [...itemIds], note: noteOf(text) }),
  },
  'announce-part': {
    ...plain,
    title: 'Tell the patient about this part now',
    sentence: 'The patient gets at most one message in two hours. Only tell them now if the rest takes longer.',
    button: (patient) => `Tell ${patient} now`,
    told: 'The patient is told about this part.',
    text: null,
    portionsOf: inBag,
    command: ({ itemIds }) => ({ type: 'announce-part', itemIds: [...itemIds] }),
  },
  'record-delivery': {
    ...plain,
    title: 'Delivered',
    sentence: 'The courier says it arrived.',
    button: (patient) => `Delivered to ${patient}`,
    told: 'Delivered.',
    text: {
      label: 'Proof, if there is one',
      needed: false,
      suggestions: ['Signed for', 'Handed to a person at the address'],
    },
    portionsOf: underWay,
    command: ({ itemIds, text }) => ({ type: 'record-delivery', itemIds: [...itemIds], proof: noteOf(text) }),
  },
  'record-failed-delivery': {
    ...plain,
    title: 'Delivery failed',
    sentence: 'The driver or courier still has it. Once it is back here, take it back.',
    button: () => 'Delivery failed',
    told: 'Failed delivery recorded.',
    text: reason(['Nobody in', 'Address not found', 'Refused']),
    portionsOf: underWay,
    command: ({ itemIds, text }) => ({ type: 'record-failed-delivery', itemIds: [...itemIds], reason: text.trim() }),
  },
  'take-back': {
    ...plain,
    title: 'Take back',
    sentence:
      'It is back in the pharmacy. What only a courier had is ready again once its place is confirmed. What a patient had is never supplied again: keep it apart for destruction.',
    button: () => 'It is back here',
    told: 'Taken back. What a patient had: keep it apart for destruction.',
    text: reason(),
    portionsOf: comingBack(undefined),
    command: ({ itemIds, text }) => ({ type: 'take-back', itemIds: [...itemIds], reason: text.trim() }),
  },
  'close-owing': {
    ...plain,
    oneItem: true,
    title: 'Close the owing',
    sentence: 'The rest will not be supplied. What was supplied stays supplied.',
    button: () => 'Close the owing',
    told: 'Owing closed.',
    text: reason(['Patient does not need the rest', 'Cannot be obtained', 'New prescription written']),
    command: ({ itemIds, text }) => ({ type: 'close-owing', itemId: itemIds[0] ?? '', reason: text.trim() }),
  },
  'rule-out-incident': {
    ...plain,
    onItems: false,
    title: 'It was no incident',
    sentence:
      'What left was right and for the right person. A wrong bag that came back unopened is an incident too, with no harm. It stands in the record, with your name.',
    button: () => 'It was no incident',
    told: 'Recorded: no incident.',
    text: reason(['Right, and for the right person', 'It had never left the pharmacy']),
    command: ({ text }) => ({ type: 'rule-out-incident', reason: text.trim() }),
  },
  'cancel-by-prescriber': {
    ...plain,
    danger: true,
    title: 'Cancelled by the prescriber',
    sentence: 'Nothing more of it is supplied. The NHS App says “Not dispensed”.',
    button: () => 'Mark as cancelled',
    told: 'Cancelled by the prescriber.',
    text: note,
    command: ({ itemIds, text }) => ({ type: 'cancel-by-prescriber', itemIds: [...itemIds], note: noteOf(text) }),
  },
} as const satisfies Partial<Readonly<Record<CommandType, PlainAct>>>

const broughtReasons = ['Patient brought it back', 'Given to the wrong person']
const carriedReasons = ['Courier brought it back', 'Nobody in', 'Refused']

/** What is said of a return, and the reasons offered, once it is known how these items left. */
const takeBackOf = (items: readonly Item[]): Pick<PlainAct, 'sentence' | 'told' | 'text'> => {
  const back = items.flatMap(comingBack(undefined))
  const toTheDoor = back.some(({ out }) => (out?.delivered ?? null) !== null) ? ['Delivered to the wrong address'] : []
  const atHome = [...broughtReasons, ...toTheDoor]
  if (!back.some(wasWithPatient))
    return {
      sentence:
        'It is back in the pharmacy, and nobody had it but the courier: ready again once its place is confirmed.',
      told: 'Taken back. It is ready again only once its place is confirmed.',
      text: reason(carriedReasons),
    }
  return back.every(wasWithPatient)
    ? {
        sentence: 'It was with a patient: it is never supplied again. Keep it apart for destruction.',
        told: 'Taken back. Keep it apart for destruction: it is never supplied again.',
        text: reason(atHome),
      }
    : { ...plainActs['take-back'], text: reason([...atHome, ...carriedReasons]) }
}

/** A plain act as it is worded for these items of a prescription. */
export const plainActOf = (name: PlainActName, items: readonly Item[], p: Prescription): PlainAct => ({
  ...plainActs[name],
  ...(name === 'take-back' && takeBackOf(items)),
  ...(name === 'rule-out-incident' && {
    sentence: `${ruledOutWords(p.mayBeIncident ?? [])} ${plainActs[name].sentence}`,
  }),
})

/** The name of a plain act. */
export type PlainActName = keyof typeof plainActs

/** Whether a command is a plain act. */
export const isPlainAct = (command: CommandType): command is PlainActName => command in plainActs
