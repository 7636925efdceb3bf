import { isOpen, outPortions } from '../../../domain/supply.ts'
import type { Item } from '../../../domain/prescription.ts'
import type { StandingPrescription } from '../../dispensing/questions/every-prescription.ts'
import type { RecordedEvent } from '../../ledger/recorded-event.ts'
import type { TaskView } from '../../outbox/questions.ts'
import { patientKey } from '../../patients/patient-key.ts'

type Row = readonly string[]

const instant = (at: number | null | undefined): string =>
  at === null || at === undefined ? '' : new Date(at).toISOString()
const text = (value: string | number | null | undefined): string => String(value ?? '')

/** Heads of `prescriptions.csv`. */
export const prescriptionHeads: Row = [
  'prescription_id',
  'short_id',
  'issue',
  'issues',
  'received_at',
  'written_on',
  'treatment',
  'stage',
  'last_act_at',
  'nhs_number',
  'family_name',
  'given_names',
  'birth_date',
  'address',
  'postcode',
  'patient_key',
  'prescriber',
  'prescriber_organisation',
  'items',
]

/** A prescription as one row of `prescriptions.csv`. */
export const prescriptionRow = ({ prescription, stage, lastActAt }: StandingPrescription): Row => {
  const { content } = prescription
  const { patient, prescriber } = content
  return [
    prescription.id,
    content.shortId,
    text(content.issue?.number),
    text(content.issue?.of),
    instant(prescription.receivedAt),
    content.writtenOn,
    content.treatment,
    stage,
    instant(lastActAt),
    patient.nhsNumber,
    patient.family,
    patient.given.join(' '),
    patient.birthDate,
    patient.address.lines.join(', '),
    text(patient.address.postcode),
    patientKey(patient).key,
    prescriber.name,
    prescriber.organisation.ods,
    String(prescription.items.length),
  ]
}

/** Heads of `items.csv`. */
export const itemHeads: Row = [
  'prescription_id',
  'item_id',
  'product_code',
  'product',
  'quantity',
  'unit',
  'directions',
  'state',
  'closed_why',
  'supplied_on',
  'supplied_by',
  'batches',
  'claimed_at',
]

/** The items of a prescription as rows of `items.csv`. */
export const itemRows = ({ prescription }: StandingPrescription): readonly Row[] =>
  prescription.items.map((item) => {
    const { content } = item
    const out = outPortions(item)
    return [
      prescription.id,
      content.id,
      content.drug.code,
      content.drug.name,
      content.quantity.value,
      content.quantity.unit,
      content.directions,
      stateOf(item),
      text(item.closed?.why),
      out.map((portion) => instant(portion.out?.stamp.at)).join('; '),
      out.map((portion) => text(portion.out?.stamp.by.name)).join('; '),
      out.flatMap((portion) => portion.lines.map((line) => text(line.batch))).join('; '),
      instant(item.claimed?.at),
    ]
  })

const stateOf = (item: Item): string => {
  if (item.closed !== null) return 'closed'
  return isOpen(item) ? 'open' : 'supplied'
}

/** Heads of `updates.csv`. */
export const updateHeads: Row = [
  'update_id',
  'prescription_id',
  'item_id',
  'status',
  'state',
  'reason',
  'happened_at',
  'last_modified',
  'attempts',
  'settled_at',
]

/** A status update as one row of `updates.csv`. */
export const updateRow = (task: TaskView): Row => [
  task.taskId,
  task.prescriptionId,
  task.itemId,
  task.status,
  task.state,
  text(task.reason),
  instant(task.happenedAt),
  instant(task.lastModified),
  String(task.attempts),
  instant(task.settledAt),
]

/** Heads of `events.csv`. */
export const eventHeads: Row = [
  'sequence',
  'happened_at',
  'recorded_at',
  'stream',
  'version',
  'type',
  'person',
  'role',
  'event_id',
]

/** An event without its body as one row of `events.csv`. */
export const eventRow = (event: RecordedEvent): Row => [
  String(event.seq),
  instant(event.happenedAt),
  instant(event.recordedAt),
  event.stream,
  String(event.streamVersion),
  event.type,
  event.actor.name,
  event.actor.role,
  event.eventId,
]
