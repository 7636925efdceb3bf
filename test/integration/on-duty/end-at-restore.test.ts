import { expect, test } from 'vitest'
import type { DutyEventBody } from '../../../src/domain/on-duty/record.ts'
import { append } from '../../../src/main/ledger/append.ts'
import { streamVersion } from '../../../src/main/ledger/read.ts'
import { dutyStream, storedDuty } from '../../../src/main/on-duty/duty-event.ts'
import { endDutyAtRestore } from '../../../src/main/on-duty/end-at-restore.ts'
import { onDutyProjector } from '../../../src/main/on-duty/on-duty-projector.ts'
import { dutyRecord } from '../../../src/main/on-duty/on-duty.ts'
import { createWorld } from '../../support/world.ts'

const nine = Date.parse('2026-11-16T09:00:00Z')
const minute = 60_000

test('a restore ends what runs with the spell also where its times do not fit: no absence and no working alone is left open', () => {
  using world = createWorld()
  const { pharmacist, dispenser } = world.people
  const happened = (happenedAt: number, body: DutyEventBody): string =>
    world.database.transact((tx) => {
      const id = world.newId()
      const [event] = append(tx, world.dispensing.ledger, {
        ...{ stream: dutyStream, expectedVersion: streamVersion(tx, dutyStream), commandId: id, actId: id },
        ...{ actor: pharmacist, happenedAt },
        events: [{ type: body.type, body: storedDuty(body, { lateReason: null, asked: null }) }],
      })
      if (event) onDutyProjector.apply(tx, [event])
      return event?.eventId ?? ''
    })
  const { id: personId, name } = pharmacist
  const spellId = happened(nine, { type: 'rp-signed-on', personId, name, registration: '2081234', until: null })
  const out = { spellId, supply: 'nothing', arrangements: 'Mobile', overReason: null } as const
  happened(nine + 10 * minute, { type: 'rp-absence-began', ...out, until: null })
  // Recorded by a clock that was ahead.
  happened(nine + 90 * minute, { type: 'rp-absence-began', ...out, until: nine + 95 * minute })
  const alone = { personId: dispenser.id, name: dispenser.name, reason: 'Ill' }
  happened(nine + 20 * minute, { type: 'working-alone-began', ...alone })
  const now = nine + 60 * minute
  world.database.transact((tx) => {
    endDutyAtRestore(tx, world.dispensing.ledger, { actor: pharmacist, now, reason: 'Put back' })
  })
  const record = dutyRecord(world.database.db, now)
  expect(record.spells).toMatchObject([{ until: now, absences: [{ until: now }, { until: nine + 95 * minute }] }])
  expect(record.alone).toMatchObject([{ until: now }])
})
