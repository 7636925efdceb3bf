import { surgeryCodes } from './patients.ts'

/** An invented surgery; telephone numbers are of the range kept for drama (01632 960…). */
export interface Surgery {
  readonly ods: string
  readonly name: string
  readonly lines: readonly string[]
  readonly postcode: string
  readonly phone: string
}

/** An invented prescriber and where they prescribe. */
export interface PracticePrescriber {
  readonly name: { readonly prefix: string; readonly given: string; readonly family: string }
  readonly register: 'gmc-number' | 'nmc-number' | 'gphc-number'
  readonly number: string
  readonly roleProfile: string
  readonly surgery: Surgery
}

const places: readonly (readonly [name: string, street: string, place: string, postcode: string])[] = [
  ['Thornbeck Medical Centre', '2 Chapel Street', 'Thornbeck', 'ZZ99 1CS'],
  ['Cobden Street Surgery', '60 Cobden Street', 'Thornbeck', 'ZZ99 2CS'],
  ['The Canal Side Practice', '1 Canal Terrace', 'Lower Thornbeck', 'ZZ99 3LA'],
  ['Foundry Lane Health Centre', 'Foundry Lane', 'Thornbeck', 'ZZ99 2FL'],
  ['Ashby Weir Surgery', '20 Weir View', 'Ashby Weir', 'ZZ99 4WV'],
  ['Larkspur Family Practice', '1 Larkspur Avenue', 'Lower Thornbeck', 'ZZ99 3LV'],
]

const surgery = (at: number): Surgery => {
  const [name, street, place, postcode] = places[at] ?? ['', '', '', '']
  return {
    ods: surgeryCodes[at] ?? '',
    name,
    lines: [street, place],
    postcode,
    phone: `01632 960${String(101 + at * 7)}`,
  }
}

type Line = readonly [prefix: string, given: string, family: string, register: 'gmc' | 'nmc' | 'gphc', surgery: number]

const lines = {
  ashworth: ['Dr', 'Helen', 'Ashworth', 'gmc', 0],
  banerjee: ['Dr', 'Arun', 'Banerjee', 'gmc', 0],
  dlamini: ['Mrs', 'Nomsa', 'Dlamini', 'nmc', 0],
  iqbal: ['Dr', 'Farah', 'Iqbal', 'gmc', 1],
  lindqvist: ['Dr', 'Erik', 'Lindqvist', 'gmc', 1],
  sandhu: ['Dr', 'Jasdeep', 'Sandhu', 'gmc', 2],
  marsh: ['Mr', 'Peter', 'Marsh', 'gphc', 3],
  osei: ['Dr', 'Kwame', 'Osei', 'gmc', 3],
  pritchard: ['Dr', 'Rhian', 'Pritchard', 'gmc', 4],
  fairburn: ['Dr', 'Catherine', 'Fairburn', 'gmc', 5],
} as const satisfies Readonly<Record<string, Line>>

/** Names a practice prescriber. */
export type PrescriberName = keyof typeof lines

/** The names of all practice prescribers. */
export const prescriberNames = Object.keys(lines) as readonly PrescriberName[]

// Shaped like the registers' numbers and in ranges that none of them has reached.
const numbers = {
  gmc: (n: number) => String(9_900_100 + n),
  nmc: (n: number) => `99Z${String(9000 + n)}E`,
  gphc: (n: number) => String(9_920_100 + n),
} as const

/** A practice prescriber; the same person at every call. */
export const practicePrescriber = (name: PrescriberName): PracticePrescriber => {
  const [prefix, given, family, register, at]: Line = lines[name]
  const n = prescriberNames.indexOf(name)
  return {
    name: { prefix, given, family },
    register: `${register}-number`,
    number: numbers[register](n),
    roleProfile: String(999_000_000_101 + n),
    surgery: surgery(at),
  }
}
