import type { Output } from '../../../contract/index.ts'
import type { ReadDb } from '../../database/query.ts'
import { openPatients } from '../queue-store.ts'
import { areNearNames, comparedName, familyKey, type ComparedName } from '../similar-name.ts'

/** Another patient who is easily taken for this one. */
export type SimilarPatient = Output<'prescription:detail'>['similar'][number]

/** By what a patient is known among those who have something open here. */
export interface KnownPatient {
  readonly nhsNumber: string
  readonly family: string
  readonly given: string
  readonly birthDate: string
}

type OpenPatient = KnownPatient & { readonly name: ComparedName }

const initial = (name: string): string => familyKey(name).slice(0, 1)

const sharesInitial = (a: KnownPatient, b: KnownPatient): boolean =>
  initial(a.family) === initial(b.family) || initial(a.given) === initial(b.given)

// More than a screen warns of would only hide the warning.
const mostTold = 20

/** Tells of a patient up to 20 others here who are easily taken for them; made once for a whole page of the queue. */
export interface LookAlikes {
  readonly of: (patient: KnownPatient) => SimilarPatient[]
}

const openPatientsOf = (db: ReadDb): readonly OpenPatient[] =>
  openPatients(db).map((row) => ({
    nhsNumber: row.patient_nhs,
    family: row.patient_family,
    given: row.patient_given,
    birthDate: row.birth_date,
    name: comparedName(row.family_key),
  }))

const described =
  (why: SimilarPatient['why']) =>
  ({ family, given, birthDate }: OpenPatient): SimilarPatient => ({ family, given, birthDate, why })

/** Looks once through everybody who has something open here, whatever list it waits in. */
export const lookAlikes = (db: ReadDb): LookAlikes => {
  const byFamily = Map.groupBy(openPatientsOf(db), ({ name }) => name.key)
  const byBirth = Map.groupBy([...byFamily.values()].flat(), ({ birthDate }) => birthDate)
  const families = [...byFamily.values()].flatMap(([first]) => first?.name ?? [])
  const nearFamilies = new Map<string, readonly OpenPatient[]>()
  const nearTo = (name: ComparedName): readonly OpenPatient[] => {
    const known = nearFamilies.get(name.key)
    if (known !== undefined) return known
    const near = families.filter((one) => areNearNames(name, one)).flatMap(({ key }) => byFamily.get(key) ?? [])
    nearFamilies.set(name.key, near)
    return near
  }
  return {
    of: (patient) => {
      const name = comparedName(familyKey(patient.family))
      const another = ({ nhsNumber }: OpenPatient): boolean => nhsNumber !== patient.nhsNumber
      const same = (byFamily.get(name.key) ?? []).filter(another)
      const near = nearTo(name).filter(another)
      const named = new Set([...same, ...near])
      const born = (byBirth.get(patient.birthDate) ?? []).filter(
        (one) => another(one) && !named.has(one) && sharesInitial(one, patient),
      )
      const told = [
        ...same.map(described('same-family-name')),
        ...near.map(described('near-family-name')),
        ...born.map(described('same-birth-date')),
      ]
      return told.slice(0, mostTold)
    },
  }
}
