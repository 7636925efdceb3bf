import { dialog } from 'electron'

/** Tells the person why the app cannot open, before there is a window to say it in. */
export const showStartRefusal = (sentence: string): void => {
  dialog.showErrorBox('Pestle cannot open', sentence)
}
