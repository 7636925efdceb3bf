import type { DeskTables } from './tables/desk.ts'
import type { DraftTables } from './tables/drafts.ts'
import type { DispensingTables } from './tables/dispensing.ts'
import type { IntakeTables } from './tables/intake.ts'
import type { LedgerTables } from './tables/ledger.ts'
import type { OnDutyTables } from './tables/on-duty.ts'
import type { OutboxTables } from './tables/outbox.ts'
import type { PatientTables } from './tables/patients.ts'
import type { ProductTables } from './tables/products.ts'

/** Every table of a data file, by owner. The owner's `migrations/*.sql` is the truth; these types follow it. */
export interface Schema
  extends
    LedgerTables,
    OnDutyTables,
    DispensingTables,
    OutboxTables,
    PatientTables,
    IntakeTables,
    DeskTables,
    ProductTables,
    DraftTables {}
