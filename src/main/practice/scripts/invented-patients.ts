import { nhsNumberFrom } from './check-digits.ts'
import { surgeryCodes, type PracticePatient } from './patients.ts'
import { seededRandom } from './seeded-random.ts'

const families =
  'Abbott Ahmed Akhtar Ali Anderson Armstrong Bailey Barker Begum Bell Bennett Booth Bradley Brennan Brooks Brown Burke Carr Chapman Chowdhury Clark Cole Collins Cooper Cox Das Dawson Dixon Doyle Edwards Ellis Evans Farrell Fisher Fletcher Foster Fraser Gallagher Gibson Gill Graham Grant Gray Green Griffiths Hall Harper Harris Harrison Hart Hill Holmes Hopkins Hussain Jackson James Johnson Jones Kapoor Kelly Khan King Knight Lane Lawson Lee Lewis Lloyd Marshall Mehta Miller Mitchell Moore Morgan Morris Murphy Murray Nguyen Okoro Owen Palmer Parker Patel Pearce Perry Phillips Powell Price Quinn Reid Reynolds Roberts Robinson Rogers Rose Russell Saunders Scott Sharma Shaw Simpson Singh Smith Stevens Stewart Sutton Taylor Thomas Thompson Turner Walker Walsh Ward Watson White Williams Wilson Wood Wright Young'.split(
    ' ',
  )
const given = {
  female:
    'Alice Amina Amy Anna Barbara Beth Carol Chloe Daisy Diane Eleanor Emily Eve Farah Fiona Grace Hannah Helen Irene Jane Janet Joan Joyce Julie Karen Kate Laura Lily Lucy Maria Mary Megan Nadia Nina Olive Priya Rachel Rose Ruth Sarah Sheila Sophie Susan Tina Vera Zara'.split(
      ' ',
    ),
  male: 'Adam Alan Albert Amir Andrew Arthur Ben Brian Callum Charles Colin Daniel David Dennis Edward Eric Frank Gareth George Graham Harry Hassan Ian Imran Jack James John Joseph Keith Kevin Leo Liam Mark Martin Michael Nathan Neil Oliver Oscar Paul Peter Ravi Robert Ryan Samuel Simon Stephen Thomas Tom William'.split(
    ' ',
  ),
} as const
const streets =
  'Alder Ash Beech Birch Cedar Chestnut Elm Fern Hawthorn Hazel Holly Juniper Laurel Lime Maple Oak Poplar Rowan Willow Yew'.split(
    ' ',
  )
const kinds = ['Road', 'Street', 'Close', 'Avenue', 'Lane', 'Way'] as const
const places = ['Thornbeck', 'Lower Thornbeck', 'Ashby Weir', 'Upper Weir'] as const

/** How many different invented patients there are. */
export const inventedPatients = 140_000

/** One of many invented patients; the same person for the same number and seed. Their NHS numbers are of the 999 test range, below those of the practice patients. */
export const inventedPatient = (number: number, seed: number): PracticePatient => {
  const random = seededRandom(seed * 1_000_003 + number)
  const pick = <T>(of: readonly T[]): T => {
    const one = of[Math.floor(random() * of.length)]
    if (one === undefined) throw new Error('There is nothing to pick from')
    return one
  }
  const gender = random() < 0.54 ? 'female' : 'male'
  const age = Math.floor(random() < 0.75 ? 40 + random() * 55 : random() * 40)
  const birth = new Date(Date.UTC(2025 - age, Math.floor(random() * 12), 1 + Math.floor(random() * 28)))
  return {
    // Of two neighbours at most one has no check digit, so that no two patients get the same number.
    nhsNumber: nhsNumberFrom(999_100_000 + (number % inventedPatients) * 2),
    prefix: gender === 'female' ? pick(['Mrs', 'Miss', 'Ms']) : 'Mr',
    given: [pick(given[gender])],
    family: pick(families),
    gender,
    birthDate: birth.toISOString().slice(0, 10),
    lines: [`${1 + Math.floor(random() * 120)} ${pick(streets)} ${pick(kinds)}`, pick(places)],
    postcode: `ZZ99 ${1 + Math.floor(random() * 9)}${pick(['AB', 'DE', 'FH', 'JL', 'NP', 'QR', 'ST', 'UW', 'XY'])}`,
    surgery: pick(surgeryCodes),
  }
}
