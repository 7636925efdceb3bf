import { expect, it } from 'vitest'
import { all, build } from '../../../src/main/database/query.ts'
import { hasOwnPrescriptions } from '../../../src/main/dispensing/questions/prescription-by-id.ts'
import { readAtStart } from '../../../src/main/intake/inbox-acts.ts'
import { inboxCounts } from '../../../src/main/intake/inbox.ts'
import { enter, handId } from '../../support/by-hand.ts'
import { fixtureIds, fixtureText } from '../../support/intake-fixtures.ts'
import { people } from '../../support/people.ts'
import { createWorld, type World } from '../../support/world.ts'
import { intakeOf } from './intake-of.ts'

const eventCount = (world: World): number => all(world.database.db, build.selectFrom('event').select('seq')).length
const start = (world: World, ourOds: string) =>
  readAtStart({ ...intakeOf(world).deps, ourOds }, people.system, expect.unreachable).map(({ outcome }) => outcome)

it('takes in what was held as another pharmacy’s once the code of this one is put right, and only once', () => {
  using world = createWorld({ ourOds: 'FH542' })
  const { deps, importMessage } = intakeOf(world)
  importMessage(fixtureText('releaseReply'))
  importMessage(fixtureText('releaseReply'), 'again.json')
  expect(start(world, 'FH542')).toEqual([])
  expect(start(world, 'FA565')).toEqual(['imported', 'duplicate'])
  for (const id of [fixtureIds.first, fixtureIds.second])
    expect(world.prescription(id)).toMatchObject({ tracked: true, belongsTo: null })
  expect(world.prescription(fixtureIds.third)).toMatchObject({
    tracked: false,
    sentBack: { reason: 'Signature is invalid.' },
  })
  expect(inboxCounts(world.database.db, deps.waitingForChoice)).toMatchObject({ held: 0, unseen: 0 })
  const before = eventCount(world)
  expect(start(world, 'FA565')).toEqual([])
  expect(eventCount(world)).toBe(before)
})

it('leaves what was released to a third pharmacy held', () => {
  using world = createWorld({ ourOds: 'FH542' })
  intakeOf(world).importMessage(fixtureText('releaseReply'))
  expect(start(world, 'FX111')).toEqual([])
  expect(world.prescription(fixtureIds.second)).toMatchObject({ tracked: false, belongsTo: 'FA565' })
})

it('counts as this pharmacy’s own what was released to it or typed in, and not what is held for another', () => {
  using world = createWorld({ ourOds: 'FH542' })
  intakeOf(world).importMessage(fixtureText('releaseReply'))
  expect(hasOwnPrescriptions(world.database.db)).toBe(false)
  using ours = createWorld({ ourOds: 'FA565' })
  intakeOf(ours).importMessage(fixtureText('releaseReply'))
  expect(hasOwnPrescriptions(ours.database.db)).toBe(true)
  using paper = createWorld({ ourOds: 'FH542', startAt: Date.parse('2026-03-02T09:00:00Z') })
  paper.does(people.dispenser, handId(), enter())
  expect(hasOwnPrescriptions(paper.database.db)).toBe(true)
})
