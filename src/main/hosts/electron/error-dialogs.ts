import { dialog } from 'electron'

/** Tells the person why the app cannot open, before there is a window to say it in. */
export const showStartRefusal = (sentence: string): void => {
  dialog.showErrorBox('Pestle cannot open', sentence)
}

/** Tells the person that the app ends because of a fault; blocks until it was read. */
export const showStop = (reference: string): void => {
  dialog.showErrorBox('Pestle had to stop', `Everything recorded is safe; start it again. Fault ${reference}.`)
}
