import { completeSnomedId } from './check-digits.ts'

/** A medicine as a prescriber writes it, with a usual amount and directions. `words`: the quantity in words, as Schedules 2 and 3 need it. */
export interface PracticeMedicine {
  readonly code: string
  readonly name: string
  readonly quantity: number
  readonly unit: string
  readonly unitCode: string
  readonly directions: string
  readonly words: string | null
}

// Units of dm+d.
const units = {
  tablet: '428673006',
  capsule: '428641000',
  ml: '258773002',
  gram: '258682000',
  dose: '3317411000001100',
  device: '3318711000001107',
} as const

type Line = readonly [
  name: string,
  quantity: number,
  unit: keyof typeof units,
  directions: string,
  more?: { readonly code?: string; readonly words?: string },
]

// A real dm+d code stands only where a published NHS example gives it; all others get a practice code.
const lines = {
  amoxicillin250: [
    'Amoxicillin 250mg capsules',
    21,
    'capsule',
    'Take one capsule three times a day for 7 days',
    { code: '39732311000001104' },
  ],
  amoxicillin500: ['Amoxicillin 500mg capsules', 15, 'capsule', 'Take one capsule three times a day for 5 days'],
  amoxicillinLiquid: [
    'Amoxicillin 125mg/5ml oral suspension sugar free',
    100,
    'ml',
    'Give 5ml three times a day for 5 days',
  ],
  nitrofurantoin: [
    'Nitrofurantoin 100mg modified-release capsules',
    6,
    'capsule',
    'Take one capsule twice a day for 3 days',
  ],
  flucloxacillin: [
    'Flucloxacillin 500mg capsules',
    28,
    'capsule',
    'Take one capsule four times a day on an empty stomach for 7 days',
  ],
  azithromycin: [
    'Azithromycin 250mg capsules',
    6,
    'capsule',
    'Take two capsules once a day for 3 days',
    { code: '324252006' },
  ],
  cefalexinLiquid: [
    'Cefalexin 250mg/5ml oral suspension',
    100,
    'ml',
    'Give 5ml three times a day for 7 days',
    { code: '323888003' },
  ],
  doxycycline: [
    'Doxycycline 100mg capsules',
    8,
    'capsule',
    'Take two capsules on the first day, then one once a day for 6 days',
  ],
  chloramphenicol: [
    'Chloramphenicol 0.5% eye drops',
    10,
    'ml',
    'One drop into the affected eye every two hours for 48 hours, then four times a day',
    { code: '330286001' },
  ],
  prednisolone: ['Prednisolone 5mg tablets', 40, 'tablet', 'Take eight tablets once a day in the morning for 5 days'],
  cocodamol: [
    'Co-codamol 30mg/500mg tablets',
    100,
    'tablet',
    'Take one or two tablets up to four times a day when required for pain',
    { code: '322341003' },
  ],
  paracetamolSoluble: [
    'Paracetamol 500mg soluble tablets',
    100,
    'tablet',
    'Dissolve two tablets in water and take up to four times a day',
    { code: '322237000' },
  ],
  naproxen: ['Naproxen 250mg tablets', 56, 'tablet', 'Take one tablet twice a day with food'],
  atorvastatin: ['Atorvastatin 20mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  simvastatin: ['Simvastatin 40mg tablets', 28, 'tablet', 'Take one tablet at night'],
  amlodipine: ['Amlodipine 5mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  amlodipineLiquid: [
    'Amlodipine 5mg/5ml oral solution',
    150,
    'ml',
    'Take 5ml once a day',
    { code: '13892511000001100' },
  ],
  ramipril: ['Ramipril 5mg capsules', 28, 'capsule', 'Take one capsule once a day'],
  bisoprolol: ['Bisoprolol 2.5mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  losartan: ['Losartan 50mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  furosemide: ['Furosemide 40mg tablets', 28, 'tablet', 'Take one tablet in the morning', { code: '317972000' }],
  spironolactone: ['Spironolactone 25mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  apixaban: ['Apixaban 5mg tablets', 56, 'tablet', 'Take one tablet twice a day'],
  clopidogrel: ['Clopidogrel 75mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  warfarin: ['Warfarin 1mg tablets', 84, 'tablet', 'Take as directed by the anticoagulant clinic'],
  metformin: ['Metformin 500mg tablets', 112, 'tablet', 'Take two tablets twice a day with meals'],
  gliclazide: [
    'Gliclazide 80mg tablets',
    56,
    'tablet',
    'Take one tablet twice a day with breakfast and the evening meal',
  ],
  insulinGlargine: [
    'Insulin glargine 100units/ml solution for injection 3ml pre-filled disposable devices',
    5,
    'device',
    'Inject 18 units under the skin once a day at bedtime',
  ],
  insulinAspart: [
    'Insulin aspart 100units/ml solution for injection 3ml pre-filled disposable devices',
    5,
    'device',
    'Inject under the skin with meals as directed by the diabetes team',
  ],
  levothyroxine: [
    'Levothyroxine sodium 50microgram tablets',
    28,
    'tablet',
    'Take one tablet in the morning before breakfast',
  ],
  omeprazole: ['Omeprazole 20mg gastro-resistant capsules', 28, 'capsule', 'Take one capsule once a day'],
  lansoprazole: [
    'Lansoprazole 30mg gastro-resistant capsules',
    28,
    'capsule',
    'Take one capsule once a day before food',
  ],
  salbutamol: [
    'Salbutamol 100micrograms/dose inhaler CFC free',
    200,
    'dose',
    'Inhale two doses up to four times a day when required',
    { code: '39113611000001102' },
  ],
  beclometasone: [
    'Beclometasone 50micrograms/dose inhaler CFC free',
    200,
    'dose',
    'Inhale two doses twice a day',
    { code: '35909611000001106' },
  ],
  budesonide: [
    'Budesonide 200micrograms/dose dry powder inhaler',
    100,
    'dose',
    'Inhale one dose twice a day',
    { code: '320567001' },
  ],
  betamethasone: [
    'Betamethasone valerate 0.1% cream',
    30,
    'gram',
    'Apply thinly once or twice a day for up to 7 days',
    { code: '374372000' },
  ],
  sertraline: ['Sertraline 50mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  citalopram: ['Citalopram 20mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  amitriptyline: ['Amitriptyline 10mg tablets', 28, 'tablet', 'Take one tablet at night'],
  folicAcid: ['Folic acid 5mg tablets', 28, 'tablet', 'Take one tablet once a day'],
  desogestrel: ['Desogestrel 75microgram tablets', 84, 'tablet', 'Take one tablet at the same time every day'],
  cetirizine: ['Cetirizine 10mg tablets', 30, 'tablet', 'Take one tablet once a day'],
  alendronicAcid: [
    'Alendronic acid 70mg tablets',
    4,
    'tablet',
    'Take one tablet once a week, sitting upright, half an hour before food',
  ],
  morphine: [
    'Morphine sulfate 10mg modified-release tablets',
    56,
    'tablet',
    'Take one tablet every twelve hours',
    { words: 'fifty six' },
  ],
  pregabalin: ['Pregabalin 75mg capsules', 56, 'capsule', 'Take one capsule twice a day', { words: 'fifty six' }],
  zopiclone: ['Zopiclone 7.5mg tablets', 14, 'tablet', 'Take one tablet at night when required'],
} as const satisfies Readonly<Record<string, Line>>

/** Names a practice medicine. */
export type MedicineName = keyof typeof lines

/** The names of all practice medicines. */
export const practiceMedicineNames = Object.keys(lines) as readonly MedicineName[]

// Namespace 9990000 is far above those that SNOMED International has given out, so no real concept can be meant.
const practiceCode = (name: MedicineName): string =>
  completeSnomedId(`${String(1001 + practiceMedicineNames.indexOf(name))}999000010`)

/** A practice medicine. Its code is a published dm+d code, or one of namespace 9990000, which means nothing outside practice mode. */
export const practiceMedicine = (key: MedicineName): PracticeMedicine => {
  const [name, quantity, unit, directions, more]: Line = lines[key]
  return {
    code: more?.code ?? practiceCode(key),
    name,
    quantity,
    unit,
    unitCode: units[unit],
    directions,
    words: more?.words ?? null,
  }
}
