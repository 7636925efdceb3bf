import { randomUUID } from 'node:crypto'
import type { Input, Output } from '../../src/contract/index.ts'

// Seven digits that no register has.
const practiceRegistration = '2000000'

/** Asks one of the questions of the record of who is on duty. */
export type DutyAsk = <Q extends 'duty:state' | 'duty:act'>(name: Q, input: Input<Q>) => Promise<Output<Q>>

/** Has the pharmacist who works at this desk sign on as responsible pharmacist, unless somebody is signed on. */
export const signOn = async (ask: DutyAsk, asPersonId: string): Promise<void> => {
  const { spell, version } = await ask('duty:state', {})
  if (spell !== null) return
  await ask('duty:act', {
    commandId: randomUUID(),
    asPersonId,
    expectedVersion: version,
    happened: null,
    command: { type: 'sign-on', registration: practiceRegistration, insteadBecause: null, until: null },
  })
}
