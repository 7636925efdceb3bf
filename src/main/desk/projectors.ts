import { dispensingProjector } from '../dispensing/dispensing-projector.ts'
import type { Projector } from '../ledger/projector.ts'
import { onDutyProjector } from '../on-duty/on-duty-projector.ts'
import { patientsProjector } from '../patients/patients-projector.ts'
import { settingsProjector } from '../settings/settings.ts'
import { staffProjector } from '../staff/staff-projector.ts'

/** Everything that is rebuilt from the ledger, in the order it is rebuilt. */
export const projectors: readonly Projector[] = [
  dispensingProjector,
  staffProjector,
  onDutyProjector,
  patientsProjector,
  settingsProjector,
]
