import { expect, test } from 'vitest'
import type { DutyCommand } from '../../../src/domain/on-duty/commands.ts'
import type { Actor } from '../../../src/domain/people.ts'
import { dutyAt, dutyRecord } from '../../../src/main/on-duty/on-duty.ts'
import { onDutyProjector } from '../../../src/main/on-duty/on-duty-projector.ts'
import { runDuty } from '../../../src/main/on-duty/run-duty.ts'
import { dispensingProjector } from '../../../src/main/dispensing/dispensing-projector.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { contentNumber } from '../../support/content-number.ts'
import { madeReady } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const hour = 3_600_000

const onDuty = (world: World, command: DutyCommand): void => {
  const done = runDuty(
    {
      database: world.database,
      ledger: world.dispensing.ledger,
      now: world.clock.now,
      registrationOf: () => '2000000',
      keepRegistration: () => undefined,
      changed: () => undefined,
    },
    {
      commandId: world.newId(),
      actor: world.people.pharmacist,
      expectedVersion: dutyRecord(world.database.db, world.clock.now()).version,
      happened: null,
      command,
    },
  )
  if (!done.ok) throw new Error(`${command.type} was refused: ${done.refusal.code}`)
}

const signOn: DutyCommand = { type: 'sign-on', registration: null, insteadBecause: null, until: null }

test('a hand-out entered late is judged by who was on duty when it happened', () => {
  using world = createWorld({ dutyAt })
  const id = world.receive(contentNumber(1, { items: [{}] }))
  madeReady(world, id)
  world.clock.advance(hour)
  const beforeSignOn = world.clock.now()
  world.clock.advance(hour)
  onDuty(world, signOn)
  world.clock.advance(hour)
  const p = world.prescription(id)
  const command = aHandOut(
    p,
    p.items.map(({ content }) => content.id),
  )
  const enteredFor = (at: number) =>
    world.act(world.people.counter, [{ prescriptionId: id, command }], { happened: { at, reason: 'Power cut' } })
  expect(enteredFor(beforeSignOn)).toMatchObject({
    refusal: { refusal: { code: 'no-responsible-pharmacist', why: 'nobody' } },
  })
  expect(enteredFor(beforeSignOn + hour).ok).toBe(true)
})

test('what could not be handed out now is entered for an earlier time by a pharmacist only', () => {
  using world = createWorld({ dutyAt })
  const id = world.receive(contentNumber(1, { items: [{}] }))
  madeReady(world, id)
  onDuty(world, signOn)
  world.clock.advance(hour)
  const whileSignedOn = world.clock.now()
  world.clock.advance(hour)
  const [spell] = dutyRecord(world.database.db, world.clock.now()).spells
  onDuty(world, { type: 'sign-off', spellId: spell?.id ?? '', reason: null })
  world.clock.advance(hour)
  const p = world.prescription(id)
  const command = aHandOut(
    p,
    p.items.map(({ content }) => content.id),
  )
  const enteredBy = (actor: Actor) =>
    world.act(actor, [{ prescriptionId: id, command }], { happened: { at: whileSignedOn, reason: 'Power cut' } })
  expect(enteredBy(world.people.counter)).toMatchObject({
    refusal: { refusal: { code: 'late-supply-needs-pharmacist' } },
  })
  expect(world.prescription(id).version).toBe(p.version)
  expect(enteredBy(world.people.pharmacist).ok).toBe(true)
})

test('what was recorded of who is on duty is what a replay of the ledger gives', () => {
  using world = createWorld({ dutyAt, projectors: [dispensingProjector, onDutyProjector] })
  onDuty(world, signOn)
  world.clock.advance(hour)
  onDuty(world, { type: 'work-alone', reason: 'Alone' })
  const goOut = { type: 'go-out', supply: 'nothing', arrangements: 'Mobile', until: null, overReason: null } as const
  onDuty(world, goOut)
  world.clock.advance(hour)
  onDuty(world, { type: 'come-back', overReason: null })
  const [spell] = dutyRecord(world.database.db, world.clock.now()).spells
  onDuty(world, { type: 'sign-off', spellId: spell?.id ?? '', reason: null })
  expect(world.verify()).toMatchObject({ chain: { chainOk: true }, replay: { matches: true } })
})
