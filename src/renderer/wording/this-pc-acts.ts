import { backupWords } from './backup.ts'
import { healthWords } from './health.ts'
import { leavingWords } from './leaving.ts'
import { recoveryWords } from './recovery.ts'
import { restoreWords } from './restore.ts'
import { updateWords } from './updates.ts'

/** An act of “This PC”: what it is called, other words people look for it by, its part of the page, and its buttons there, the best first. */
export interface ThisPcAct {
  readonly name: string
  readonly words: string
  readonly also: string
  readonly part: string
  readonly buttons: readonly string[]
}

const plain = (button: string): string => button.replace(/…$/, '')

/** What “This PC” can do, in the order of the page. */
export const thisPcActs: readonly ThisPcAct[] = [
  {
    name: 'examine',
    words: 'Look at everything on this PC, for support',
    also: 'doctor health disk clock copy for support',
    part: healthWords.head,
    buttons: [healthWords.examine],
  },
  {
    name: 'code',
    words: recoveryWords.head,
    also: 'make print try key paper sheet password',
    part: recoveryWords.head,
    buttons: [recoveryWords.make, recoveryWords.replace],
  },
  {
    name: 'backup',
    words: backupWords.makeNow,
    also: 'backup back up save copy',
    part: backupWords.head,
    buttons: [backupWords.makeNow, backupWords.choose],
  },
  {
    name: 'backup-place',
    words: plain(backupWords.choose),
    also: 'folder disk drive stick usb share change target',
    part: backupWords.head,
    buttons: [backupWords.choose, backupWords.change],
  },
  {
    name: 'restore',
    words: restoreWords.head,
    also: 'restore recover lost',
    part: restoreWords.head,
    buttons: [restoreWords.open],
  },
  {
    name: 'drill',
    words: restoreWords.drillHead,
    also: 'restore try practise test',
    part: restoreWords.drillHead,
    buttons: [restoreWords.drill],
  },
  {
    name: 'updates',
    words: updateWords.head,
    also: 'version upgrade new install shut down',
    part: updateWords.head,
    buttons: [updateWords.now, updateWords.check],
  },
  {
    name: 'leaving',
    words: plain(leavingWords.begin),
    also: 'export leave move another system csv',
    part: leavingWords.head,
    buttons: [leavingWords.begin, leavingWords.cancel],
  },
]
