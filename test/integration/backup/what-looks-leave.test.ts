import { expect, test } from 'vitest'
import { garbageCollector } from '../../support/collect-garbage.ts'
import { inThread } from '../../support/in-thread.ts'
import { runBackups } from '../../support/running-backups.ts'

test('of all that looks at the place for backups found, only the last answers are kept', async () => {
  const collect = garbageCollector()
  const found: WeakRef<object>[] = []
  using running = await runBackups({
    work: {
      make: (asked, waiting) => inThread('backup:make', asked, waiting),
      verify: (asked, waiting) => inThread('backup:verify', asked, waiting),
      prepare: (asked) => inThread('backup:prepare-target', asked),
      places: (asked) => inThread('backup:places', asked),
      look: async (asked) => {
        const looked = await inThread('backup:look', asked)
        if (looked.ok) found.push(new WeakRef(looked.value))
        return looked
      },
    },
  })
  await running.backups.choose(running.rig.target.folder)
  await running.pass(200)
  await collect()
  expect(found.length).toBeGreaterThan(30)
  expect(found.filter((one) => one.deref() !== undefined).length).toBeLessThanOrEqual(2)
})
