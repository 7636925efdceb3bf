import { chance } from './chance.ts'
import type { LineMode, Step } from './plan.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import type { World } from './world.ts'

const lineModes: readonly LineMode[] = [
  'up',
  'up',
  'up',
  'no-network',
  'name-lookup',
  'refused',
  'tls',
  'timeout',
  'captive-portal',
  'redirected',
  'sign-in-refused',
  'failing',
  'throttled',
]

const clockSteps = [1_500, -1_500, 60_000, -60_000, 3_600_000, -3_600_000, 43_200_000, 86_400_000, -86_400_000]

/** Plays a step that comes from outside the pharmacy: line, clock, disk, power. Gives false for one that is a person's. */
export const playTrouble = (world: World, step: Step): boolean => {
  const random = chance(step.seed, 'trouble')
  const { record } = world
  const { scheduler, statements, network } = world
  switch (step.kind) {
    case 'line':
      network.set(random.pick(lineModes))
      record.say(`line ${network.mode()}`)
      return true
    case 'clock':
      record.counts.faults += 1
      world.setClock(random.pick(clockSteps))
      record.say('clock set')
      return true
    case 'sleep':
      record.counts.faults += 1
      world.sleep(random.between(60_000, 54_000_000))
      return true
    case 'crash':
      world.crash(random.hits(0.8) ? random.between(500, 20_000) : random.between(600_000, 54_000_000))
      return true
    case 'crash-in-statement':
      statements.crashAfter(random.between(1, 60), random.pick(['here', 'here', 'torn', 'unheard']), random.number())
      return true
    case 'statement-fails':
      statements.failAfter(random.between(1, 60), random.between(1, 4))
      return true
    case 'disk-full':
      statements.fill(random.between(0, 6))
      scheduler.after(random.between(1_000, 120_000), statements.makeRoom)
      return true
    case 'restore': {
      // Kept while a "ready" is on its way as likely as not, and put back when more has been done.
      if (world.app() === null) return true
      const copy = world.keepCopy()
      scheduler.after(random.between(1_000, 600_000), () => world.putBack(copy))
      return true
    }
    case 'tokens':
      world.service.revokeTokens()
      return true
    case 'refuse-item': {
      const app = world.app()
      const id = world.ids.size === 0 ? undefined : random.pick([...world.ids])
      const p =
        app === null || id === undefined
          ? undefined
          : world.statements.quietly(() => prescriptionById(app.database.db, id))
      const item = p === undefined ? undefined : random.pick(p.items)
      if (item === undefined) return true
      const { refusedItems } = world.service
      if (!refusedItems.delete(item.content.id)) refusedItems.add(item.content.id)
      return true
    }
    default:
      return false
  }
}
