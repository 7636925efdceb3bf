import type { Actor } from '../../../src/domain/people.ts'
import { heldFor } from '../../../src/main/dispensing/questions/held-for.ts'
import { waitingForChoice } from '../../../src/main/dispensing/questions/waiting-for-choice.ts'
import { runAct } from '../../../src/main/dispensing/run-act.ts'
import { loadPrescription } from '../../../src/main/dispensing/store.ts'
import { importMessage, type ImportAnswer, type IntakeDeps } from '../../../src/main/intake/import-message.ts'
import { readCopy } from '../../../src/main/intake/earlier-copies.ts'
import type { PrescriptionContent } from '../../../src/domain/prescription-content.ts'
import type { World } from '../../support/world.ts'

/** Intake on the data file of a world. */
export interface Intake {
  readonly deps: IntakeDeps
  readonly importMessage: (bytes: Uint8Array | string, name?: string, actor?: Actor) => ImportAnswer
  readonly contentOf: (messageId: string, path: string) => PrescriptionContent | undefined
}

/** Wires intake as the composition does. */
export const intakeOf = (world: World): Intake => {
  const deps: IntakeDeps = {
    database: world.database,
    now: world.clock.now,
    newId: world.newId,
    ourOds: world.ourOds,
    runAct: (act) => runAct(world.dispensing, act),
    heldFor: (id) => heldFor(world.database.db, id),
    waitingForChoice: (ids) => waitingForChoice(world.database.db, ids),
    heldCopies: (id) => {
      const held = loadPrescription(world.database.db, id)?.prescription
      return held === undefined ? [] : [held.content, ...(held.otherCopy === null ? [] : [held.otherCopy.content])]
    },
  }
  return {
    deps,
    importMessage: (bytes, name = 'message.json', actor) =>
      importMessage(deps, {
        bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
        origin: { kind: 'file', name },
        ...(actor === undefined ? {} : { actor }),
      }),
    contentOf: (messageId, path) => readCopy(world.database.db, messageId, path)?.content,
  }
}
