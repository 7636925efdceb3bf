import type { Script, ScriptItem } from './script.ts'
import type { MedicineName } from './medicines.ts'
import type { PatientName } from './patients.ts'
import type { PrescriberName } from './prescribers.ts'

const hour = 60
const day = 24 * hour

const item = (medicine: MedicineName | ScriptItem): ScriptItem =>
  typeof medicine === 'string' ? { medicine } : medicine

const script = (
  treatment: Script['treatment'],
  patient: PatientName,
  prescriber: PrescriberName,
  signedMinutesAgo: number,
  medicines: readonly (MedicineName | ScriptItem)[],
  more: Pick<Script, 'issues' | 'message'> = {},
): Script => ({ treatment, patient, prescriber, signedMinutesAgo, items: medicines.map(item), ...more })

const bloodTest = 'Your blood test is due. Please book with the practice nurse before your next order.'
const issuesOf = (of: number, ...released: readonly number[]) => ({ issues: { released, of } })

/** A working day of one pharmacy in the order its prescriptions come down. */
export const workingDay: readonly Script[] = [
  script('repeat', 'whitfield', 'ashworth', day, ['amlodipine', 'atorvastatin', 'omeprazole']),
  script('acute', 'okafor', 'banerjee', 3 * hour, ['flucloxacillin']),
  script('repeat', 'singh', 'sandhu', 2 * day, ['metformin', 'gliclazide', 'insulinGlargine', 'ramipril']),
  // Urgent: signed while the patient is on the way.
  script('acute', 'baby', 'fairburn', 20, ['amoxicillinLiquid'], { message: 'Please have this ready today.' }),
  script('repeat', 'rahman', 'iqbal', day, ['salbutamol', 'beclometasone']),
  script('acute', 'greenwood', 'ashworth', 5 * hour, ['morphine']),
  script('repeat-dispensing', 'fernandes', 'sandhu', 30 * day, ['levothyroxine', 'amlodipine'], issuesOf(6, 1, 2)),
  script('acute', 'taylor', 'fairburn', 4 * hour, ['nitrofurantoin']),
  script('repeat', 'hughes', 'dlamini', day, ['furosemide', 'bisoprolol', 'apixaban', 'lansoprazole']),
  script('repeat', 'rehman', 'lindqvist', day, ['losartan', 'simvastatin'], { message: bloodTest }),
  script('acute', 'chen', 'osei', 6 * hour, ['chloramphenicol', 'cetirizine']),
  script('repeat', 'obrien', 'pritchard', 3 * day, ['warfarin', { medicine: 'bisoprolol', cancelled: true }]),
  script('acute', 'nowak', 'marsh', 2 * hour, ['naproxen', 'omeprazole']),
  script('repeat', 'patel', 'iqbal', day, ['metformin', 'insulinAspart']),
  script('repeat', 'whitefield', 'banerjee', 2 * day, ['levothyroxine', 'alendronicAcid']),
  script('acute', 'campbell', 'dlamini', 7 * hour, ['doxycycline', 'prednisolone']),
  script(
    'repeat-dispensing',
    'davies',
    'pritchard',
    3 * day,
    ['clopidogrel', 'ramipril', 'atorvastatin'],
    issuesOf(6, 1),
  ),
  script('repeat', 'adeyemi', 'osei', day, ['desogestrel']),
  script('acute', 'masonJack', 'fairburn', 90, ['cefalexinLiquid']),
  script('repeat', 'mackenzie', 'lindqvist', day, ['pregabalin', 'amitriptyline']),
  script('repeat', 'begum', 'iqbal', 2 * day, ['folicAcid', 'levothyroxine']),
  script('acute', 'haddad', 'iqbal', 2 * hour, ['betamethasone']),
  script('repeat', 'atkinson', 'ashworth', day, ['amlodipineLiquid', 'paracetamolSoluble', 'furosemide']),
  script('repeat', 'petrova', 'pritchard', 4 * day, ['citalopram', { medicine: 'zopiclone', once: true }]),
  script('acute', 'santos', 'sandhu', 5 * hour, ['cocodamol', 'naproxen']),
  script('repeat-dispensing', 'kaur', 'sandhu', 62 * day, ['metformin', 'losartan'], issuesOf(12, 3)),
  script('repeat', 'yildiz', 'sandhu', day, ['sertraline']),
  script('acute', 'clarke', 'osei', 3 * hour, ['azithromycin']),
  script('repeat', 'wright', 'pritchard', 2 * day, ['budesonide', 'salbutamol', 'prednisolone']),
  script('repeat', 'abdi', 'lindqvist', day, ['omeprazole', 'spironolactone', 'bisoprolol']),
  script('acute', 'kowalska', 'marsh', hour, [
    { medicine: 'amoxicillin500', quantity: 21, directions: 'Take one capsule three times a day for 7 days' },
  ]),
  script('repeat', 'masonClare', 'fairburn', day, ['levothyroxine']),
  script('acute', 'whitfield', 'banerjee', 40, ['amoxicillin250']),
]
