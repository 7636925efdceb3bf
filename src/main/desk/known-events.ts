import { prescriptionEventVersions } from '../dispensing/domain-event.ts'
import { outboxEventVersions } from '../outbox/outbox-events.ts'
import { productEventVersions } from '../products/import-products.ts'

/** Every event type this version of the program understands, and its newest version: a file that holds another one is refused. */
export const knownEventVersions: Readonly<Record<string, number>> = {
  ...prescriptionEventVersions,
  ...outboxEventVersions,
  ...productEventVersions,
  'person-added': 1,
  'settings-changed': 1,
}
