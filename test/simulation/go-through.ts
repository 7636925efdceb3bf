import { holdProgress, isHeld, releaseAfterRestore, seeAfterRestore } from '../../src/main/outbox/after-restore.ts'
import { setAside } from '../../src/main/outbox/acts.ts'
import { reviewRows } from '../../src/main/outbox/hold-store.ts'
import { tasksOfPrescription } from '../../src/main/outbox/store.ts'
import { people } from '../support/people.ts'
import { uuid, type Acting } from './acting.ts'
import type { Chance } from './chance.ts'
import type { App } from './pc.ts'
import type { World } from './world.ts'

/**
 * A person goes through what is in doubt after a restore: `most` prescriptions, and all of it said when none is left. A "ready"
 * that is not in its place any more is set aside; the others are still here.
 */
export const goThrough = (world: World, acting: Acting, app: App, random: Chance, most: number): void => {
  const { record } = world
  const { asked, seen } = acting
  const { outboxWrite } = app.core
  const signed = () => {
    const commandId = uuid(random)
    return { actor: people.pharmacist, commandId, actId: commandId, happenedAt: world.pcNow() }
  }
  const left = () => seen(() => (isHeld(app.database.db) ? (holdProgress(app.database.db)?.left ?? 0) : 0))
  if (!seen(() => isHeld(app.database.db))) return
  const rows = seen(() => reviewRows(app.database.db, null, most)).filter(({ seenAt }) => seenAt === null)
  for (const { prescriptionId } of rows) {
    if (!app.isAlive()) return
    const asks = seen(() => tasksOfPrescription(app.database.db, prescriptionId)).filter(
      ({ state, reason }) => state === 'parked' && reason === 'still-here',
    )
    for (const task of asks) {
      if (world.isStillThere(task)) world.requests.confirmed(task.task_id)
      else {
        const aside = asked(() =>
          app.database.attempt((tx) =>
            setAside(tx, outboxWrite, { taskId: task.task_id, signed: signed(), reason: 'Not there any more' }),
          ),
        )
        // Told that it was not done, nobody goes on to say that all is as shown.
        if (aside === undefined) return
      }
      if (!app.isAlive()) return
    }
    const done = asked(() =>
      app.database.attempt((tx) => seeAfterRestore(tx, outboxWrite, { prescriptionId, signed: signed() })),
    )
    if (done === undefined || !app.isAlive()) return
    record.say(`person looked at one ${done.ok ? 'and it is so' : done.refusal.code}`)
    if (done.ok) for (const task of asks) world.requests.answered(task.task_id)
  }
  const before = left()
  const released = asked(() => app.database.attempt((tx) => releaseAfterRestore(tx, outboxWrite, { signed: signed() })))
  if (released === undefined || !app.isAlive()) return
  record.say(`person ${released.ok ? 'let updates go again' : released.refusal.code}`)
  if (released.ok && before > 0) record.broken(4, `${before} prescriptions were not looked at and updates may go again`)
  if (!released.ok && before === 0) record.broken(5, 'everything was looked at and nothing may go')
  if (released.ok) app.outbox.wake()
}
