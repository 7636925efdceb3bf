import { exitCodes } from './exit-codes.ts'
import { writeRefusal, writeResult, type Terminal } from './terminal.ts'

/** Why a recovery code did not do. */
export type RecoveryRefusal =
  'not-a-code' | 'wrong-code' | 'no-recovery' | 'not-this-file' | 'folder-in-use' | 'key-store-needed' | 'nothing-here'

const words: Readonly<Record<RecoveryRefusal, string>> = {
  'not-a-code': 'That is not a recovery code: it has seven groups of four. Nothing was changed.',
  'wrong-code': 'That is a recovery code, but not the one that counts for this record. Nothing was changed.',
  'no-recovery': 'No recovery code was ever typed back for this record, or its key file is gone. Nothing was changed.',
  'not-this-file': 'The code opens the key file, but the data file beside it is another one. Nothing was changed.',
  'folder-in-use': 'Pestle is open on this folder. Close it first. Nothing was changed.',
  'key-store-needed':
    'The key of this environment is kept by the key store of the PC, which only the app can reach: start Pestle and type the code there. Here --try says whether it is right. Nothing was changed.',
  'nothing-here': 'There is no such record in this folder. Check the folder, or name another --environment.',
}

/** Says what a recovery code did, or would do; the code itself is never printed. */
export const reportRecovery = (terminal: Terminal, refusal: RecoveryRefusal | null, onlyTry: boolean): number => {
  if (refusal !== null) {
    writeRefusal(terminal, refusal, words[refusal])
    return exitCodes.refused
  }
  writeResult(terminal, onlyTry ? { opens: true } : { recovered: true }, [
    onlyTry
      ? 'This code opens the record. Nothing was changed.'
      : 'The key is kept by this account again. Start Pestle as always; the code goes on counting.',
  ])
  return exitCodes.ok
}
