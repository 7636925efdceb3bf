import { writeSync } from 'node:fs'
import type { Actor } from '../../src/domain/people.ts'
import { lastSeq } from '../../src/main/ledger/read.ts'
import { contentNumber } from './content-number.ts'
import { randomAct } from './random-command.ts'
import { createWorld, type World } from './world.ts'

/** What the child says on standard output once an act was answered: it must be there after any kill. */
export interface Acknowledged {
  readonly actId: string
  readonly commandIds: readonly string[]
  readonly prescriptions: readonly { readonly id: string; readonly version: number }[]
}

const acknowledge = (said: Acknowledged): void => {
  writeSync(1, `${JSON.stringify(said)}\n`)
}

// Two prescriptions of one patient change together or not at all.
const holdBoth = (world: World, ids: readonly string[]): void => {
  const held = world.prescription(ids[0]!).items.some((item) => item.hold !== null)
  const commands = ids.map((prescriptionId) => {
    const itemIds = world.prescription(prescriptionId).items.map((item) => item.content.id)
    return {
      prescriptionId,
      commandId: world.newId(),
      command: held
        ? ({ type: 'release-hold', itemIds, note: 'both' } as const)
        : ({ type: 'hold', itemIds, reason: 'both' } as const),
    }
  })
  report(world, commands)
}

const report = (world: World, commands: Parameters<World['act']>[1], actor: Actor = world.people.pharmacist): void => {
  const answer = world.act(actor, commands)
  if (!answer.ok) return
  const { actId, prescriptions } = answer.value
  acknowledge({
    actId,
    commandIds: commands.flatMap(({ commandId }) => commandId ?? []),
    prescriptions: prescriptions.map(({ id, version }) => ({ id, version })),
  })
}

/** Works on prescriptions of one file until the process is killed. `round` keeps ids and patients apart between processes. */
const workUntilKilled = (folder: string, round: number): never => {
  const world = createWorld({ folder, seed: round, idsFrom: round * 1_000_000 })
  world.clock.advance(lastSeq(world.database.db) * 1000)
  for (let n = 1; ; n += 1) {
    const patient = { nhsNumber: contentNumber(n % 100).patient.nhsNumber }
    const pair = [0, 1].map((at) => world.receive(contentNumber(round * 10_000 + n * 2 + at, { patient })))
    const worked = world.receive(contentNumber(round * 10_000 + 5_000 + n, { patient }))
    for (let step = 0; step < 12; step += 1) {
      world.clock.advance(1000)
      const { actor, command } = randomAct(world.random, world.prescription(worked), `bag-${round}-${n}`)
      report(world, [{ prescriptionId: worked, command, commandId: world.newId() }], actor)
      holdBoth(world, pair)
    }
  }
}

const [folder, round] = process.argv.slice(2)
if (folder !== undefined && round !== undefined) workUntilKilled(folder, Number(round))
