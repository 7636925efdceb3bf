import type { ItemContent, PatientContent, PrescriptionContent } from '../../src/domain/prescription-content.ts'
import { aContent, anItemContent } from './builders.ts'
import { itemIdNumber, nhsNumberNumber, shortIdNumber } from './numbered.ts'

const families = ['Brown', 'Singh', 'Okafor', 'Novak', 'Evans', 'Ali', 'Murphy', 'Chen']
const givens = ['Edith', 'Arun', 'Ngozi', 'Petra', 'Rhys', 'Samira', 'Sean', 'Li']
const drugs = [
  { code: '39732311000001104', name: 'Amoxicillin 500mg capsules' },
  { code: '42206511000001102', name: 'Atorvastatin 20mg tablets' },
  { code: '42104811000001109', name: 'Ibuprofen 200mg tablets' },
  { code: '322237000', name: 'Paracetamol 500mg soluble tablets' },
]

/** What a test may want different of the nth prescription; `items` gives as many items as it has entries. */
export type ContentWanted = Omit<Partial<PrescriptionContent>, 'patient' | 'items'> & {
  readonly patient?: Partial<PatientContent>
  readonly items?: readonly Partial<ItemContent>[]
}

const itemNumber = (n: number, at: number, wanted: Partial<ItemContent>): ItemContent =>
  anItemContent(1, { id: itemIdNumber(n * 10 + at), drug: drugs[(n + at) % drugs.length]!, ...wanted })

/** The nth prescription of the tests: another patient, id and item ids for each number; two items, schedule none. */
export const contentNumber = (n: number, wanted: ContentWanted = {}): PrescriptionContent => {
  const { patient, items = [{}, {}], ...rest } = wanted
  return aContent({
    shortId: shortIdNumber(n),
    writtenOn: '2026-11-10',
    patient: {
      ...aContent().patient,
      nhsNumber: nhsNumberNumber(n),
      family: families[n % families.length]!,
      given: [givens[Math.floor(n / families.length) % givens.length]!],
      birthDate: `19${String(40 + (n % 50)).padStart(2, '0')}-03-12`,
      ...patient,
    },
    items: items.map((item, at) => itemNumber(n, at, item)),
    ...rest,
  })
}
