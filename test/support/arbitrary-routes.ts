import fc from 'fast-check'
import type { Command } from '../../src/domain/commands.ts'
import type { Prescription } from '../../src/domain/prescription.ts'

/** Any way to the patient, collecting more often than the others. */
export const arbitraryRoute = fc.constantFrom<'collect' | 'deliver' | 'post' | 'locker'>(
  'collect',
  'collect',
  'deliver',
  'post',
  'locker',
)

/** Another way for all of a prescription; now and then, of one portion in its bag another still. */
export const arbitraryRouteChange = fc
  .record({ by: arbitraryRoute, apart: fc.option(fc.record({ at: fc.nat(), by: arbitraryRoute })) })
  .map(({ by, apart }) => (state: Prescription | undefined): Command => {
    const all = (state?.items ?? []).flatMap(({ content, portions }) =>
      portions.filter(({ placed }) => placed !== null).map(({ id }) => ({ itemId: content.id, portionId: id })),
    )
    const one = apart === null ? undefined : all[apart.at % (all.length || 1)]
    return { type: 'change-route', route: by, ...(one && apart && { apart: [{ ...one, route: apart.by }] }) }
  })
