import type { CommandType } from '../../domain/commands.ts'
import { commandWords } from './commands.ts'
import { listWords } from './stages.ts'

/** Where a key works: `list` while a list of prescriptions is in view, `in-hand` while its act is offered, `window` in an open one. */
export type KeyPlace = 'anywhere' | 'list' | 'in-hand' | 'window' | 'go-to'

/** One key and what it does. `key` is as `KeyboardEvent.key`, with `Control+` or `Alt+` before it. */
export interface Shortcut {
  readonly key: string
  readonly does: string
  readonly where: KeyPlace
}

/** The acts on a prescription in hand that have a key of their own; the others stand behind “More acts” and in the palette. */
export const commandKeys: Partial<Readonly<Record<CommandType, string>>> = {
  'check-entry': 'c',
  'record-clinical-check': 'c',
  assemble: 'a',
  'record-accuracy-check': 'v',
  'place-bag': 'p',
  'hand-out': 'h',
  dispatch: 'd',
  'record-delivery': 'l',
  'release-hold': 'r',
  'choose-copy': 'o',
  'mark-not-dispensed': 'x',
  'take-out-of-bag': 't',
  'take-back': 'b',
  promise: 'm',
}

/** Screens that are no list of prescriptions: their name and key. */
export const screenWords = {
  'run-sheet': { name: 'Run sheet', key: 'F6' },
  uncollected: { name: 'Not collected', key: 'F7' },
  claims: { name: 'To notify and claim', key: 'n' },
  inbox: { name: 'Inbox', key: 'i' },
  sync: { name: 'Status updates', key: 'u' },
  'my-acts': { name: 'My acts today', key: 'F2' },
  'days-end': { name: 'Day’s end', key: 'F8' },
  safety: { name: 'Near misses, incidents', key: null },
  products: { name: 'Products', key: null },
  'this-pc': { name: 'This PC', key: 'F10' },
  settings: { name: 'Settings', key: null },
} as const

/** The keys of the window itself, by name. */
export const appKeys = {
  palette: { key: 'Control+k', does: 'Any act or place by its name', where: 'anywhere' },
  search: { key: 'Control+f', does: 'Search or scan', where: 'anywhere' },
  help: { key: '?', does: 'The keys that work here', where: 'anywhere' },
  lock: { key: 'F9', does: 'Lock this screen', where: 'anywhere' },
  who: { key: 'w', does: 'Who is working', where: 'anywhere' },
  'who-at-once': {
    key: 'Alt+1',
    does: 'Change to this person at once: Alt and the digit of each in “Who is working”',
    where: 'anywhere',
  },
  'on-duty': { key: 'F4', does: 'Who is on duty: the responsible pharmacist', where: 'anywhere' },
  'by-hand': { key: 'y', does: 'Type in a paper prescription', where: 'anywhere' },
  undo: { key: 'z', does: 'Undo the last act, for ten seconds', where: 'anywhere' },
  down: { key: 'j', does: 'Next line; the arrow key too', where: 'list' },
  up: { key: 'k', does: 'Line before; the arrow key too', where: 'list' },
  first: { key: 'Home', does: 'First line', where: 'list' },
  last: { key: 'End', does: 'Last line', where: 'list' },
  only: { key: 'f', does: 'Show only some', where: 'list' },
  'by-patient': { key: 's', does: 'Lines together by patient', where: 'list' },
  known: { key: 'e', does: 'Allergies and notes', where: 'in-hand' },
  more: { key: '.', does: 'More acts', where: 'in-hand' },
  print: { key: 'Control+p', does: 'Print labels, bag label, owing slip or reminder', where: 'in-hand' },
  confirm: { key: 'Control+Enter', does: 'Do it', where: 'window' },
  close: { key: 'Escape', does: 'Close it; what was filled in is kept', where: 'window' },
  'window-help': { key: '?', does: 'The keys of the open window', where: 'window' },
} as const satisfies Readonly<Record<string, Shortcut>>

const places = (): readonly Shortcut[] =>
  [...Object.values(listWords), ...Object.values(screenWords)].flatMap(({ key, name }) =>
    key === null ? [] : [{ key, does: name, where: 'go-to' as const }],
  )

const acts = (): readonly Shortcut[] =>
  (Object.keys(commandKeys) as readonly CommandType[]).flatMap((command) => {
    const key = commandKeys[command]
    return key === undefined ? [] : [{ key, does: commandWords[command], where: 'in-hand' as const }]
  })

/** Every key there is, once: what listens takes its key from here, and the help lists it from here. */
export const shortcutTable: readonly Shortcut[] = [...Object.values(appKeys), ...acts(), ...places()]

const capWords: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: 'Down arrow',
  ArrowUp: 'Up arrow',
  PageDown: 'Page down',
  PageUp: 'Page up',
}

/** A key as printed on a cap: `Ctrl K`, `Alt 1`, `Esc`, `j`. */
export const capsOf = (key: string): string => {
  if (key.startsWith('Alt+')) return `Alt ${key.slice('Alt+'.length)}`
  if (!key.startsWith('Control+')) return capWords[key] ?? key
  const rest = key.slice('Control+'.length)
  return `Ctrl ${rest.length === 1 ? rest.toUpperCase() : rest}`
}

/** A press of somebody, as its caps. */
export const capsOfPress = ({
  key,
  code,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>): string =>
  altKey
    ? `Alt ${/^Digit/.test(code) ? code.slice('Digit'.length) : key}`
    : capsOf(ctrlKey || metaKey ? `Control+${key}` : key)

/** Said of keys, as their caps, that came before what they were for was on the screen. */
export const keysNotDoneWords = (caps: readonly string[]): { readonly head: string; readonly todo: string } => ({
  head: `Not done: ${caps.join(', ')}.`,
  todo: 'Pressed before the screen showed what it would have been for. Look, then press again.',
})

/** Said of a word or a number that was typed at the page, where letters and digits are keys: where it goes. */
export const wordTypedWords = {
  head: 'What you typed went into the search.',
  todo: 'Outside the search each letter and digit is a key, and typed slowly each does what its key does. What these opened is closed again, and nothing was done. Ctrl F goes to the search.',
} as const

/** Said where the window of an act did not open, because what is in hand or who works here changed before it could. */
export const notOpenedWords = {
  head: 'No window was opened, and nothing was done.',
  todo: 'What is in hand, or who works here, changed as you pressed. Look, then press again.',
} as const

/** Said where the window of an act could open only once whoever asked for it had gone on elsewhere. */
export const notOpenedOverWords = {
  head: 'No window was opened, and nothing was done.',
  todo: 'It would have come over what you have gone on to since. Press again what you asked for.',
} as const

/** Said where a window was asked for before another could open: the last one did. */
export const onlyLastOpenedWords = {
  head: 'Only what was asked for last was opened.',
  todo: 'What was pressed before it opened nothing, and nothing was done. Close this window to press it again.',
} as const

/** Why nothing in a window is confirmed while a red message over it is not read. */
export const readRedFirstWords = 'Read the red message in this window first, then close it.'

/** Stands beside what one letter ends, until its window could be read. */
export const readFirstWords = 'Read it first.'

/** When a window that has to be read takes keys. */
export const readFirstHelpWords = 'Its letters and digits work once none was pressed for a second.'

/** Said of a key whose button cannot be pressed now; `why` is what stands beside the button, empty where nothing does. */
export const notPressedWords = (button: string, why: string): string =>
  why === '' ? `Not done: “${button}” cannot be pressed now.` : `Not done. ${why}`

/** Why a window whose act is on its way does not close. */
export const onItsWayWords =
  'Not closed: what you confirmed is on its way, and what comes of it is said here. F9 still locks the screen.'

/** Said of the key of confirming in a window that has no button for it. */
export const nothingToConfirmWords = 'Not done: Ctrl Enter is for nothing in this window. Each button shows its key.'

/** The same in a window that single letters end, which are text while a field of it has the focus. */
export const endedByLettersWords = (keys: readonly string[]): string =>
  `Not done: Ctrl Enter does not end this window, ${keys.join(', ')} do. In a field they are text: go to a button with Tab first.`

/** The head of each group of the help on keys. */
export const keyPlaceWords: Readonly<Record<KeyPlace, string>> = {
  anywhere: 'Everywhere',
  list: 'In this list',
  'in-hand': 'The prescription in hand',
  window: 'In a window',
  'go-to': 'Go to',
}
