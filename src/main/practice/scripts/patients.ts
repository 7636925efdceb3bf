import { nhsNumberFrom } from './check-digits.ts'

/** A patient of the practice pharmacy: invented, with an NHS number of the 999 test range and a postcode of an area that does not exist. */
export interface PracticePatient {
  readonly nhsNumber: string
  readonly prefix: string
  readonly given: readonly string[]
  readonly family: string
  readonly gender: 'female' | 'male' | 'other'
  readonly birthDate: string
  readonly lines: readonly string[]
  readonly postcode: string
  /** Code of the surgery they are registered with. */
  readonly surgery: string
}

type Line = readonly [
  prefix: string,
  given: string,
  family: string,
  gender: PracticePatient['gender'],
  birthDate: string,
  street: string,
  place: string,
  postcode: string,
  surgery: number,
]

const f = 'female'
const m = 'male'

// Two pairs of similar names on purpose: Whitfield and Whitefield, Rahman and Rehman.
const lines = {
  whitfield: ['Mrs', 'Margaret Anne', 'Whitfield', f, '1951-04-17', '14 Orchard Close', 'Thornbeck', 'ZZ99 1AB', 0],
  whitefield: ['Mrs', 'Margaret', 'Whitefield', f, '1958-11-02', '41 Orchard Road', 'Thornbeck', 'ZZ99 1AD', 0],
  rahman: ['Mr', 'Mohammed', 'Rahman', m, '1974-07-09', '3 Tannery Row', 'Thornbeck', 'ZZ99 1DE', 1],
  rehman: ['Mr', 'Mohammad', 'Rehman', m, '1979-01-23', '30 Tannery Row', 'Thornbeck', 'ZZ99 1DE', 1],
  okafor: ['Mr', 'Chukwuemeka', 'Okafor', m, '1983-02-14', 'Flat 6, Mill House', 'Thornbeck', 'ZZ99 2BD', 0],
  kaur: ['Mrs', 'Harpreet', 'Kaur', f, '1967-09-30', '22 Station Parade', 'Thornbeck', 'ZZ99 2BH', 2],
  singh: ['Mr', 'Gurdev', 'Singh', m, '1945-12-05', '8 Canal Terrace', 'Lower Thornbeck', 'ZZ99 3LA', 2],
  patel: ['Mrs', 'Nirmala', 'Patel', f, '1956-06-21', '57 High Street', 'Thornbeck', 'ZZ99 1AA', 1],
  chen: ['Ms', 'Li Wei', 'Chen', f, '1992-08-11', 'Flat 12, Foundry Court', 'Thornbeck', 'ZZ99 2FC', 3],
  nowak: ['Mr', 'Tomasz', 'Nowak', m, '1986-10-19', '5 Brickfield Lane', 'Ashby Weir', 'ZZ99 4BF', 3],
  kowalska: ['Ms', 'Agnieszka', 'Kowalska', f, '1990-03-03', '5 Brickfield Lane', 'Ashby Weir', 'ZZ99 4BF', 3],
  campbell: ['Mr', 'Winston Leroy', 'Campbell', m, '1939-01-28', '19 Chapel Street', 'Thornbeck', 'ZZ99 1CS', 0],
  obrien: ['Mrs', 'Siobhan', "O'Brien", f, '1948-03-17', 'The Old Forge', 'Ashby Weir', 'ZZ99 4OF', 4],
  davies: ['Mr', 'Gareth', 'Davies', m, '1961-05-08', '2 Reservoir Cottages', 'Upper Weir', 'ZZ99 5RC', 4],
  mackenzie: ['Dr', 'Isla', 'Mackenzie', f, '1971-11-30', '1 Observatory Gardens', 'Thornbeck', 'ZZ99 1OG', 1],
  hughes: ['Mrs', 'Dorothy May', 'Hughes', f, '1929-05-06', 'Room 4, Larchwood Care Home', 'Thornbeck', 'ZZ99 6LW', 0],
  atkinson: ['Mr', 'Frank', 'Atkinson', m, '1933-10-12', 'Room 11, Larchwood Care Home', 'Thornbeck', 'ZZ99 6LW', 0],
  begum: ['Mrs', 'Shahida', 'Begum', f, '1988-04-25', '74 Cobden Street', 'Thornbeck', 'ZZ99 2CS', 1],
  adeyemi: ['Miss', 'Temitope', 'Adeyemi', f, '2001-12-16', 'Flat 3, 9 Market Place', 'Thornbeck', 'ZZ99 1MP', 3],
  taylor: ['Ms', 'Jodie', 'Taylor', f, '1996-07-01', '16 Larkspur Avenue', 'Lower Thornbeck', 'ZZ99 3LV', 5],
  masonJack: ['Master', 'Jack', 'Mason', m, '2018-09-14', '33 Larkspur Avenue', 'Lower Thornbeck', 'ZZ99 3LV', 5],
  masonClare: ['Mrs', 'Clare', 'Mason', f, '1984-02-20', '33 Larkspur Avenue', 'Lower Thornbeck', 'ZZ99 3LV', 5],
  haddad: ['Mr', 'Yusuf', 'Haddad', m, '1999-03-27', '101 Cobden Street', 'Thornbeck', 'ZZ99 2CS', 1],
  petrova: ['Mrs', 'Elena', 'Petrova', f, '1964-08-08', '12 Weir View', 'Ashby Weir', 'ZZ99 4WV', 4],
  santos: ['Mr', 'João', 'Santos', m, '1977-06-13', '28 Dock Lane', 'Lower Thornbeck', 'ZZ99 3DL', 2],
  yildiz: ['Ms', 'Ayşe', 'Yıldız', f, '1981-10-04', '6 Beacon Rise', 'Thornbeck', 'ZZ99 1BR', 2],
  fernandes: ['Mrs', 'Maria', 'Fernandes', f, '1953-01-15', '90 Station Parade', 'Thornbeck', 'ZZ99 2BH', 2],
  wright: ['Mr', 'Stephen', 'Wright', m, '1968-12-29', 'Hollow Farm', 'Upper Weir', 'ZZ99 5HF', 4],
  clarke: ['Mx', 'Robin', 'Clarke', 'other', '1994-05-22', 'Flat 2, Mill House', 'Thornbeck', 'ZZ99 2BD', 3],
  abdi: ['Mrs', 'Hodan', 'Abdi', f, '1972-01-01', '48 Cobden Street', 'Thornbeck', 'ZZ99 2CS', 1],
  greenwood: ['Mr', 'Harold', 'Greenwood', m, '1942-07-19', '7 Bowling Green Lane', 'Thornbeck', 'ZZ99 1BG', 0],
} as const satisfies Readonly<Record<string, Line>>

/** Names a practice patient; `baby` is three months old whenever it is asked for. */
export type PatientName = keyof typeof lines | 'baby'

/** Codes of the invented surgeries, as patients are registered with them. */
export const surgeryCodes = ['Z99901', 'Z99902', 'Z99903', 'Z99904', 'Z99905', 'Z99906'] as const

const surgeryCode = (at: number): string => surgeryCodes[at] ?? surgeryCodes[0]

// A child of this age is another child every season: the same NHS number never gets a second date of birth.
const baby = (today: string): PracticePatient => {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const season = year * 4 + Math.floor((month - 1) / 3)
  const birth = new Date(Date.UTC(Math.floor(season / 4), (season % 4) * 3 - 2, 11))
  return {
    nhsNumber: nhsNumberFrom(999_800_000 + (season % 9000) * 20),
    prefix: 'Miss',
    given: ['Amelia', 'Rose'],
    family: 'Mason',
    gender: 'female',
    birthDate: birth.toISOString().slice(0, 10),
    lines: ['33 Larkspur Avenue', 'Lower Thornbeck'],
    postcode: 'ZZ99 3LV',
    surgery: surgeryCode(5),
  }
}

/** A practice patient as of a UK day (`YYYY-MM-DD`); the same person on every day. */
export const practicePatient = (name: PatientName, today: string): PracticePatient => {
  if (name === 'baby') return baby(today)
  const [prefix, given, family, gender, birthDate, street, place, postcode, surgery]: Line = lines[name]
  return {
    nhsNumber: nhsNumberFrom(999_400_000 + Object.keys(lines).indexOf(name) * 1931),
    prefix,
    given: given.split(' '),
    family,
    gender,
    birthDate,
    lines: [street, place],
    postcode,
    surgery: surgeryCode(surgery),
  }
}
