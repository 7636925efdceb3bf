import type { Output } from '../../../contract/index.ts'
import type { LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { patientsBornOn, patientsDoneOn, patientsNamed, type OpenPatient } from '../queue-store.ts'
import { familyKey } from '../../../domain/same-person.ts'
import type { NearFamilies } from './near-families.ts'

/** Another patient who is easily taken for this one. */
export type SimilarPatient = Output<'prescription:detail'>['similar'][number]

/** By what a patient is known among those who have something open here. */
export interface KnownPatient {
  readonly nhsNumber: string
  readonly family: string
  readonly given: string
  readonly birthDate: string
}

const initial = (name: string): string => familyKey(name).slice(0, 1)

const sharesInitial = (a: KnownPatient, b: OpenPatient): boolean =>
  initial(a.family) === b.family_key.slice(0, 1) || initial(a.given) === initial(b.patient_given)

// More than a screen warns of would only hide the warning.
const mostTold = 20

/** Tells of a patient up to 20 others here who are easily taken for them; made once for a whole page of the queue. */
export interface LookAlikes {
  readonly of: (patient: KnownPatient) => SimilarPatient[]
  /** The NHS numbers of all of them. */
  readonly numbersOf: (patient: KnownPatient) => readonly string[]
}

interface Alike {
  readonly one: OpenPatient
  readonly why: SimilarPatient['why']
}

const because =
  (why: Alike['why']) =>
  (one: OpenPatient): Alike => ({ one, why })

const described = ({ one, why }: Alike): SimilarPatient => ({
  family: one.patient_family,
  given: one.patient_given,
  birthDate: one.birth_date,
  why,
})

const eachOnce = (patients: readonly OpenPatient[]): readonly OpenPatient[] => [
  ...new Map(patients.map((one) => [JSON.stringify(Object.values(one)), one])).values(),
]

/**
 * Looks up who with something open here, in whatever list, or whose last bag left on this UK day, is named nearly like these
 * patients or was born on their day: the day on which a bag left is when it is found that two were mixed up.
 */
export const lookAlikes = (
  db: ReadDb,
  near: NearFamilies,
  patients: readonly KnownPatient[],
  today: LocalDate,
): LookAlikes => {
  const nearTo = near(db)
  const keys = new Set(patients.map(({ family }) => familyKey(family)))
  const leftToday = patientsDoneOn(db, today)
  const names = new Set([...keys].flatMap((key) => [key, ...nearTo(key)]))
  const days = new Set(patients.map(({ birthDate }) => birthDate))
  const named = Map.groupBy(
    eachOnce([...patientsNamed(db, [...names]), ...leftToday.filter((one) => names.has(one.family_key))]),
    (one) => one.family_key,
  )
  const born = Map.groupBy(
    eachOnce([...patientsBornOn(db, [...days]), ...leftToday.filter((one) => days.has(one.birth_date))]),
    (one) => one.birth_date,
  )
  const alikeTo = (patient: KnownPatient): readonly Alike[] => {
    const key = familyKey(patient.family)
    const another = (one: OpenPatient): boolean => one.patient_nhs !== patient.nhsNumber
    const same = (named.get(key) ?? []).filter(another)
    const alike = nearTo(key)
      .flatMap((other) => named.get(other) ?? [])
      .filter(another)
    const told = new Set([...same, ...alike].map((one) => one.patient_nhs))
    const bornThen = (born.get(patient.birthDate) ?? []).filter(
      (one) => another(one) && !told.has(one.patient_nhs) && sharesInitial(patient, one),
    )
    return [
      ...same.map(because('same-family-name')),
      ...alike.map(because('near-family-name')),
      ...bornThen.map(because('same-birth-date')),
    ]
  }
  return {
    of: (patient) => alikeTo(patient).slice(0, mostTold).map(described),
    numbersOf: (patient) => [...new Set(alikeTo(patient).map(({ one }) => one.patient_nhs))],
  }
}
