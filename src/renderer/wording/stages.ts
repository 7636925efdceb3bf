import type { Stage } from '../../domain/stage.ts'

/** A list on the left, its key, and the sentence shown when nothing is in it. */
export interface StageWords {
  readonly name: string
  readonly key: string
  readonly empty: string
  readonly about: string
}

/** Where work waits, in the order of the work. */
export const stageWords: Readonly<Record<Stage, StageWords>> = {
  'needs-you': {
    name: 'Needs you',
    key: '1',
    empty: 'Nothing needs a decision.',
    about:
      'Two copies that differ, refused checks, prescriptions past their last day, and those of another pharmacy come here.',
  },
  entry: {
    name: 'Typed in, to check',
    key: 'g',
    empty: 'Nothing typed in waits to be checked.',
    about: 'Paper prescriptions wait here until a second person has compared them with the paper.',
  },
  check: {
    name: 'Clinical check',
    key: '2',
    empty: 'Nothing waits for a clinical check.',
    about: 'New prescriptions appear here by themselves as they come in.',
  },
  assemble: {
    name: 'Assemble',
    key: '3',
    empty: 'Nothing waits to be assembled.',
    about: 'Prescriptions come here once a pharmacist has checked them.',
  },
  accuracy: {
    name: 'Accuracy check',
    key: '4',
    empty: 'Nothing waits for an accuracy check.',
    about: 'Assembled items wait here for a second pair of eyes.',
  },
  place: {
    name: 'Bag and place',
    key: '5',
    empty: 'Nothing waits for its place.',
    about: 'Only a bag confirmed in its place makes a prescription ready.',
  },
  ready: {
    name: 'Ready to collect',
    key: '6',
    empty: 'Nothing is waiting to be collected.',
    about: 'Bags in their place, for the counter.',
  },
  delivery: {
    name: 'Delivery',
    key: '7',
    empty: 'Nothing is waiting for a courier or on its way.',
    about: 'Bags to be sent, and those under way.',
  },
  owings: {
    name: 'Only owings left',
    key: '8',
    empty: 'No prescription waits for its owing alone.',
    about:
      'Prescriptions with all but their owing done. Show only “Something owed” finds owings in every list; the day’s end names each owed item that is due.',
  },
  'on-hold': {
    name: 'On hold',
    key: '9',
    empty: 'Nothing is on hold.',
    about: 'Stopped by a person, or before the first day it may be supplied.',
  },
  done: {
    name: 'Done today',
    key: '0',
    empty: 'Nothing was finished today yet.',
    about: 'Finished today. Search finds older ones.',
  },
}

/** The stages in the order of the work. */
export const stages = Object.keys(stageWords) as readonly Stage[]

/** A list of prescriptions: a stage, or what came in today. */
export type ListName = Stage | 'received'

/** Every list in words. What came in today is no stage of the work: it answers whether something has come. */
export const listWords: Readonly<Record<ListName, StageWords>> = {
  received: {
    name: 'Received today',
    key: 'q',
    empty: 'Nothing has come in today yet.',
    about: 'Everything that came in today, latest first, wherever it is now.',
  },
  ...stageWords,
}

// What comes before it in the work is back. What waits for a decision or an owing, or is on hold, is nowhere in its order.
const inOrder: readonly ListName[] = ['entry', 'check', 'assemble', 'accuracy', 'place', 'ready', 'delivery']

/** Where a line went that is no longer in the list it is shown in: the stage before that one, which it is back at; null where it moved on. */
export const backAtStage = (list: ListName | null, stage: Stage): Stage | null => {
  const [from, to] = [list === null ? -1 : inOrder.indexOf(list), inOrder.indexOf(stage)]
  return to >= 0 && to < from ? stage : null
}

/** Said of a line that went back. */
export const backAtWords = (stage: Stage): string => `back at ${stageWords[stage].name}`
