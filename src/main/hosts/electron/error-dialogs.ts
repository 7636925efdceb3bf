import { dialog } from 'electron'

/** Tells the person why the app cannot open, before there is a window to say it in. */
export const showStartRefusal = (sentence: string): void => {
  dialog.showErrorBox('Pestle cannot open', sentence)
}

/** Tells the person that the app, or its screen, broke three times in ten minutes and is not started again; blocks until it was read. */
export const showGivenUp = (reference: string): void => {
  dialog.showErrorBox(
    'Pestle broke three times in ten minutes',
    `It does not start again by itself. Everything recorded is safe. Start this PC again; if that does not help, tell support. Fault ${reference}.`,
  )
}

/** Tells the person that the app could not start at all, for no reason that has words of its own; blocks until it was read. */
export const showStartFault = (reference: string): void => {
  dialog.showErrorBox(
    'Pestle could not start',
    `Nothing was changed. Start this PC again; if that does not help, tell support. Fault ${reference}.`,
  )
}
