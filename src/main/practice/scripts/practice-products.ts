import { completeSnomedId } from './check-digits.ts'
import { practiceMedicine, practiceMedicineNames, type MedicineName } from './medicines.ts'

/** How a practice medicine has to be handled. */
export interface Handling {
  readonly schedule: 'none' | '2' | '3' | '4' | '5'
  readonly safeCustody: boolean
  readonly storage: 'room' | 'fridge'
}

// Controlled drugs of the practice medicines (Misuse of Drugs Regulations 2001); pregabalin is exempt from safe custody.
const controlled: Readonly<Partial<Record<MedicineName, Pick<Handling, 'schedule' | 'safeCustody'>>>> = {
  morphine: { schedule: '2', safeCustody: true },
  pregabalin: { schedule: '3', safeCustody: false },
  zopiclone: { schedule: '4', safeCustody: false },
  cocodamol: { schedule: '5', safeCustody: false },
}

const inFridge: ReadonlySet<MedicineName> = new Set(['insulinGlargine', 'insulinAspart', 'chloramphenicol'])

/** The schedule, custody and storage of a practice medicine. */
export const practiceHandling = (name: MedicineName): Handling => ({
  ...(controlled[name] ?? { schedule: 'none', safeCustody: false }),
  storage: inFridge.has(name) ? 'fridge' : 'room',
})

// Where a prescription is usually for more than one pack.
const packSizes: Readonly<Partial<Record<MedicineName, number>>> = {
  metformin: 28,
  naproxen: 28,
  prednisolone: 28,
  gliclazide: 28,
  warfarin: 28,
  amoxicillin500: 21,
}

const makers = ['Thornbeck Generics', 'Weir Pharma'] as const

// GS1 keeps 290 to 299 for use inside one company: no pack that is sold carries such a number.
const gtinOf = (number: number): string => {
  const twelve = `29${String(number).padStart(10, '0')}`
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return `${twelve}${(10 - (sum % 10)) % 10}`
}

const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text)

const rowsOf = (name: MedicineName, at: number): readonly string[] => {
  const medicine = practiceMedicine(name)
  const { schedule, safeCustody, storage } = practiceHandling(name)
  return makers.map((maker, of) => {
    const code = completeSnomedId(`${String(3001 + at * makers.length + of)}999000010`)
    const cells = [
      gtinOf(1001 + at * makers.length + of),
      code,
      medicine.code,
      `${medicine.name} (${maker})`,
      schedule,
      String(packSizes[name] ?? medicine.quantity),
      medicine.unit,
      storage,
      safeCustody ? 'yes' : 'no',
    ]
    return cells.map(quoted).join(',')
  })
}

/** A product file for the practice medicines: of each a pack by two invented makers, with GTINs that no real pack carries. */
export const practiceProductFile = (): string =>
  [
    'gtin,product_code,parent_code,name,schedule,pack_size,unit,storage,safe_custody',
    ...practiceMedicineNames.flatMap(rowsOf),
    '',
  ].join('\n')
