import { importMessage, type ImportAnswer } from '../intake/import-message.ts'
import type { CommandFile } from './open-for-command.ts'

/** What the command line says of an import; `issue` is there on repeat dispensing only. */
export interface CommandImport extends Pick<ImportAnswer, 'outcome' | 'reasons'> {
  readonly prescriptions: readonly { readonly id: string; readonly items: number; readonly issue?: number }[]
}

/** Takes in one message from the command line. */
export const importForCommand = ({ intake }: CommandFile, name: string, bytes: Uint8Array): CommandImport => {
  const { outcome, prescriptions, reasons } = importMessage(intake, { bytes, origin: { kind: 'cli', name } })
  return {
    outcome,
    prescriptions: prescriptions.map(({ id, items, issue }) => ({ id, items, ...(issue !== null && { issue }) })),
    reasons: reasons.map(({ code, path, message }) => ({ code, path, message })),
  }
}
