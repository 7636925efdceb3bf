import { backupEventVersions } from '../backup/backup-events.ts'
import { restoreEventVersions } from '../backup/restore/restored-event.ts'
import { prescriptionEventVersions } from '../dispensing/domain-event.ts'
import { dutyEventVersions } from '../on-duty/duty-event.ts'
import { outboxEventVersions } from '../outbox/outbox-events.ts'
import { patientEventVersions } from '../patients/patients-projector.ts'
import { productEventVersions } from '../products/import-products.ts'
import { updateEventVersions } from './update-events.ts'
import { keyEventVersions } from './key-events.ts'
import { leavingEventVersions } from './leaving/left-event.ts'

/** Every event type this version of the program understands, and its newest version: a file that holds another one is refused. */
export const knownEventVersions: Readonly<Record<string, number>> = {
  ...prescriptionEventVersions,
  ...outboxEventVersions,
  ...productEventVersions,
  ...dutyEventVersions,
  ...patientEventVersions,
  ...updateEventVersions,
  ...restoreEventVersions,
  ...keyEventVersions,
  ...leavingEventVersions,
  ...backupEventVersions,
  'person-added': 1,
  'registration-recorded': 1,
  'settings-changed': 1,
}
