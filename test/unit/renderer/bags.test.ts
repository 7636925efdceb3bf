import { expect, test } from 'vitest'
import { bagInHandSays } from '../../../src/renderer/ui/bag-in-hand.ts'
import { bagContents, inBag, toBag } from '../../../src/renderer/features/prescription/acts/bag-contents.ts'
import { proposedBagLabel } from '../../../src/renderer/features/prescription/acts/proposed-bag-label.ts'
import { labelsMissing, labelsOf, withSeen } from '../../../src/renderer/ui/labels-seen.ts'
import { routeOfBag } from '../../../src/renderer/features/prescription/acts/dispatch.tsx'
import { tellingOf, type Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { bagLabel } from '../../../src/domain/scan/bag-label.ts'
import { usualCarrier, type Run } from '../../../src/renderer/wording/delivery.ts'
import { aPrescription, apply, brought, commands, itemId, itemOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const checkedPart = () => {
  const owing = { reason: 'Out of stock', promisedOn: '2026-03-09' }
  const lines = [{ product: { code: null, name: 'Other brand' }, amount: 1000, batch: null, expiry: null }]
  const part = apply(
    apply(aPrescription(), commands.clinicalCheck()),
    commands.assemble(1, 1000, { lines, owing }),
    people.dispenser,
  )
  return apply(part, commands.accuracyCheck())
}

test('a bag is told by what lies in it: the product, the part, and what is owed', () => {
  const p = checkedPart()
  const contents = {
    products: [{ name: 'Other brand', amount: '10 capsules', differs: true }],
    amount: '10 of 28 capsules in this bag',
    notes: ['18 capsules owed, promised for 9 Mar 2026'],
  }
  expect(bagContents(itemOf(p), toBag(itemOf(p)))).toEqual(contents)
  const placed = itemOf(apply(p, commands.place()))
  expect(bagContents(placed, inBag(placed))).toEqual(contents)
})

test('a bag with all of it as prescribed needs no further words', () => {
  const item = itemOf(brought(aPrescription(), 'placed'))
  expect(bagContents(item, inBag(item))).toMatchObject({ amount: '28 capsules', notes: [] })
})

test('the second bag says what was given before', () => {
  const out = apply(apply(checkedPart(), commands.place()), commands.handOut())
  const rest = apply(apply(out, commands.assemble(1, 1800), people.dispenser), commands.accuracyCheck())
  const item = itemOf(rest)
  expect(bagContents(item, toBag(item))).toMatchObject({
    amount: '18 of 28 capsules in this bag',
    notes: ['10 capsules given before'],
  })
})

test('the history of a part names the part and the product that left', () => {
  const p = apply(apply(checkedPart(), commands.place()), commands.handOut())
  const words = tellingOf(p).portions([{ itemId: itemId(1), portionId: 'p1' }])
  expect(words).toBe('Other brand for Amoxicillin 250mg capsules, 10 of 28 capsules')
})

const placing = (bagId: string): Detail['acts'][number] => ({
  sequence: 1,
  eventId: 'e1',
  type: 'bag-placed',
  happenedAt: 0,
  recordedAt: 0,
  by: { id: 'a', name: 'A', role: 'pharmacist' },
  body: { bagId },
})

test('the label proposed for a bag stays the same until a bag was placed, and differs between prescriptions', () => {
  const prescription = aPrescription()
  const label = proposedBagLabel({ prescription, acts: [] })
  expect(label).toMatch(/^[A-Z0-9]{4}$/)
  expect(proposedBagLabel({ prescription: apply(prescription, commands.clinicalCheck()), acts: [] })).toBe(label)
  expect(proposedBagLabel({ prescription, acts: [placing(label)] })).not.toBe(label)
  expect(proposedBagLabel({ prescription: { ...prescription, id: 'another' }, acts: [] })).not.toBe(label)
})

test('a bag label typed at the counter is right in either case and as a barcode, and wrong for any other bag', () => {
  expect(bagInHandSays('', ['K7QP']).wrong).toBe(false)
  expect(bagInHandSays(' k7qp ', ['K7QP']).wrong).toBe(false)
  expect(bagInHandSays(bagLabel('K7QP') ?? '', ['A1', 'K7QP']).wrong).toBe(false)
  expect(bagInHandSays('K7QR', ['K7QP'])).toEqual({
    words: 'Not the bag of this patient: bag K7QP is theirs. Put the one in your hand back.',
    wrong: true,
  })
})

test('at the counter the bag is scanned or left out: its code stands on the screen, so that typing it is not asked for', () => {
  const { words } = bagInHandSays('', ['K7QP'])
  expect(words).toContain('May be left out')
  expect(words).not.toMatch(/type/i)
})

test('a bag goes out by the route it was placed for', () => {
  const placed = (route: 'deliver' | 'post' | 'locker'): Detail => {
    const prescription = apply(brought(aPrescription(), 'accurate'), commands.place([1], route))
    // Of a detail only the prescription is looked at.
    return { prescription } as Detail
  }
  const routes = (['deliver', 'post', 'locker'] as const).map((route) => routeOfBag(placed(route), [itemId(1)]))
  expect(routes).toEqual(['deliver', 'post', 'locker'])
})

const run = (at: number, courierName: string): Run => ({
  key: courierName,
  at,
  courier: 'own-driver',
  courierName,
  trackingNumber: null,
  stops: [],
})
const noon = Date.UTC(2026, 10, 21, 12)

test('a driver is preset only when the same run left today, and then the one who left last', () => {
  expect(usualCarrier('deliver', [], '2026-11-21')).toBeNull()
  expect(usualCarrier('deliver', [run(noon - 86_400_000, 'Sam')], '2026-11-21')).toBeNull()
  const today = [run(noon - 1, 'Sam'), run(noon, 'Kim')]
  expect(usualCarrier('deliver', today, '2026-11-21')).toEqual({ courier: 'own-driver', courierName: 'Kim' })
  expect(usualCarrier('post', today, '2026-11-21')?.courier).toBe('royal-mail')
})

const scanned = (bagId: string) => ({ bagId, how: 'scanned' as const })
const typed = (bagId: string) => ({ bagId, how: 'typed' as const })

test('no bag leaves before its own label was looked at, or it is said why it has none', () => {
  const nothing = { seen: [], typed: '', noLabel: '', otherOut: false }
  expect(labelsMissing(['K7QP'], nothing)).toBe('Scan the label of the bag, or say why there is none.')
  expect(labelsMissing(['K7QP', 'A1'], { ...nothing, seen: [scanned('A1')] })).toBe(
    'Scan the label of 1 bag, or say why there is none.',
  )
  expect(labelsMissing(['K7QP'], { ...nothing, seen: [scanned('K7QP')] })).toBeUndefined()
  expect(labelsMissing(['K7QP'], { ...nothing, noLabel: 'It has left already' })).toBeUndefined()
})

test('what leaves says of its own bags which label was scanned or typed, and only of another why it was not looked at', () => {
  const labels = { seen: [scanned('K7QP'), typed('B2')], noLabel: ' Label cannot be read ' }
  expect(labelsOf(['K7QP'], labels)).toEqual({ labels: [scanned('K7QP')] })
  expect(labelsOf(['A1'], labels)).toEqual({ labels: [], noLabel: 'Label cannot be read' })
  expect(labelsOf(['B2', 'A1'], labels)).toEqual({ labels: [typed('B2')], noLabel: 'Label cannot be read' })
  expect(labelsOf(['A1'], { ...labels, noLabel: ' ' })).toEqual({ labels: [] })
})

test('a label typed and then scanned was scanned, and one scanned is not typed afterwards', () => {
  expect(withSeen([typed('K7QP')], scanned('K7QP'))).toEqual([scanned('K7QP')])
  expect(withSeen([scanned('K7QP')], typed('K7QP'))).toEqual([scanned('K7QP')])
})

test('codes of bags typed as the reason are no reason, and words with a code among them are one', () => {
  const bagIds = ['8XED', 'HHYA', 'GFPR']
  const withReason = (noLabel: string) => labelsMissing(bagIds, { seen: [], typed: '', noLabel, otherOut: false })
  for (const codes of ['8XEDHHYAGFPR', '8xed', 'HHYA, gfpr', bagLabel('K7QP') ?? ''])
    expect(withReason(codes)).toMatch(/^A bag code is no reason/)
  expect(withReason('8XED is torn')).toBeUndefined()
})

test('a code with a slip in it, or of a bag that does not go out, is no reason either', () => {
  const withReason = (noLabel: string) =>
    labelsMissing(['8XED', 'HHYA', 'TRIAL8-5'], { seen: [], typed: '', noLabel, otherOut: false })
  for (const codes of ['8XEDHHYAGFPQ', '8xedjn94', 'ZZZZ', 'JN94 trial8-6', '8'])
    expect(withReason(codes)).toMatch(/^A bag code is no reason/)
  for (const reason of ['Torn', 'no label', '8XED torn', 'Scanner broke at 9', 'Étiquette déchirée'])
    expect(withReason(reason)).toBeUndefined()
})

test('another label in the hand is never gone past with a reason', () => {
  const reason = { seen: [scanned('K7QP')], typed: '', noLabel: 'Scanner does not work', otherOut: false }
  expect(labelsMissing(['K7QP'], { ...reason, typed: 'ZZZZ' })).toContain('Not the bag of this patient')
  expect(labelsMissing(['K7QP'], { ...reason, otherOut: true })).toBe('Put the other bag back first.')
})
