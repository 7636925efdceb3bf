import type { CommandType } from '../../domain/commands.ts'

/** What a command is called on buttons and in menus. */
export const commandWords: Readonly<Record<CommandType, string>> = {
  receive: 'Take in',
  'note-later-issue': 'Note a later issue',
  'review-legal-window': 'Review the legal days',
  'enter-by-hand': 'Type in a paper prescription',
  'check-entry': 'Check the entry',
  'correct-entry': 'Correct the entry',
  'choose-copy': 'Choose a copy',
  'record-clinical-check': 'Clinical check',
  promise: 'Waiting, or promised for',
  hold: 'Put on hold',
  'release-hold': 'Release the hold',
  assemble: 'Assemble',
  'record-accuracy-check': 'Accuracy check',
  'fail-accuracy-check': 'Send back to assembly',
  'report-incident': 'Incident: a mistake reached the patient',
  'rule-out-incident': 'It was no incident',
  'place-bag': 'Bag and place',
  'change-route': 'Change how it reaches the patient',
  'take-out-of-bag': 'Take out of the bag',
  'word-label': 'Word the label',
  'announce-part': 'Tell the patient about this part now',
  'hand-out': 'Hand out',
  dispatch: 'Send out',
  'record-delivery': 'Delivered',
  'record-failed-delivery': 'Delivery failed',
  'take-back': 'Take back',
  'close-owing': 'Close the owing',
  'mark-not-dispensed': 'Not dispensed',
  'cancel-by-prescriber': 'Cancelled by the prescriber',
  'record-death': 'The patient has died',
  'return-to-spine': 'Return to Spine',
  correct: 'Correct',
  'mark-claimed': 'Tick off as claimed',
}

/** What an act is called that can only be entered for an earlier time. */
export const lateWords = (command: CommandType): string => `${commandWords[command]}: it was before its last day ended`
