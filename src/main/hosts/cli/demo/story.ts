import type { Line } from './line.ts'
import type { Pharmacy } from './pharmacy.ts'

/** Says what is happening, for the person watching. */
export type Narrate = (what: string) => void

/** Everything the story is told with. */
export interface Telling {
  readonly pharmacy: Pharmacy
  readonly line: Line
  readonly narrate: Narrate
}

const ourDriver = { courier: 'own-driver', courierName: null, trackingNumber: null } as const

const arrivals = [
  'whitfield',
  'hughes',
  'abdi',
  'chen',
  'okafor',
  'santos',
  'fernandes',
  'obrien',
  'greenwood',
  'patel',
  'baby',
  'haddad',
  'taylor',
  'singh',
  'davies',
] as const

/** The morning: everything comes in, and what can be made ready is. */
export const morning = async ({ pharmacy, narrate }: Telling): Promise<void> => {
  const { counter, idOf, takeIn, sent, itemsOf } = pharmacy
  narrate(`${arrivals.length} prescriptions come down from EPS. The NHS hears “With Pharmacy” of every item.`)
  for (const patient of arrivals) await takeIn(patient)
  await sent()

  narrate('Checked by the pharmacist, assembled, checked again, each bag confirmed in its place: only now “Ready”.')
  for (const patient of ['whitfield', 'okafor', 'santos', 'fernandes', 'obrien']) {
    await counter.prepare(idOf(patient))
    await counter.place(idOf(patient))
  }
  narrate('Mrs Hughes lives in a care home: her bag goes by post.')
  await counter.prepare(idOf('hughes'))
  await counter.place(idOf('hughes'), { route: 'post', place: { kind: 'crate', label: 'Post' } })
  await counter.prepare(idOf('patel'))
  await counter.place(idOf('patel'), { route: 'deliver', place: { kind: 'fridge', label: 'Fridge 1' } })
  narrate('Mrs Abdi: only half of her spironolactone is here. The rest is owed.')
  await counter.prepare(idOf('abdi'), { part: { item: 2, of: 2 } })
  await counter.place(idOf('abdi'))
  narrate('Mr Greenwood: morphine, Schedule 2, asked at the clinical check and kept in the cabinet.')
  await counter.prepare(idOf('greenwood'), { schedules: { 1: '2' } })
  await counter.place(idOf('greenwood'), { place: { kind: 'cd-cabinet', label: 'Cabinet' } })
  narrate('Ms Chen bought her cetirizine elsewhere: not dispensed. The eye drops are.')
  const [, cetirizine = ''] = await itemsOf('chen')
  await counter.act('dispenser', idOf('chen'), {
    type: 'mark-not-dispensed',
    itemIds: [cetirizine],
    reasonCode: '0011',
    note: null,
  })
  await counter.prepare(idOf('chen'))
  await counter.place(idOf('chen'), { place: { kind: 'fridge', label: 'Fridge 1' } })
  await sent()
}

/** Midday: bags go out, and some come back. */
export const midday = async ({ pharmacy, narrate }: Telling): Promise<void> => {
  const { counter, idOf, itemsOf, sent, takeIn } = pharmacy
  narrate('Bags are handed out; Mr Greenwood’s to his daughter, who is asked for proof of who she is.')
  for (const patient of ['whitfield', 'abdi', 'chen', 'okafor', 'fernandes', 'obrien'])
    await counter.handOut(idOf(patient))
  await counter.handOut(idOf('greenwood'), { kind: 'representative', name: 'Jill Greenwood', identitySeen: true })
  narrate('Royal Mail takes Mrs Hughes’s bag; the number on it passes its check digit.')
  await counter.sendOut('dispenser', idOf('hughes'), {
    courier: 'royal-mail',
    courierName: null,
    trackingNumber: 'RR 4731 2482 9GB',
  })
  await counter.sendOut('driver', idOf('patel'), ourDriver)
  narrate('Mr Santos’s bag is put on hold: the surgery wants to change the dose.')
  await counter.act('pharmacist', idOf('santos'), {
    type: 'hold',
    itemIds: await itemsOf('santos'),
    reason: 'The surgery rang: the dose may change',
  })
  await sent()

  narrate(
    'Mr Okafor’s hand-out was pressed on the wrong line. It is corrected: his bag is on the counter, not in its place.',
  )
  await counter.act('counter-assistant', idOf('okafor'), {
    type: 'correct',
    eventId: await counter.newest(idOf('okafor'), 'handed-out'),
    reason: 'Pressed for the wrong person',
    medicineIs: 'here-not-placed',
  })
  narrate('Mrs Patel was not at home: the driver brings her bag back.')
  await counter.act('driver', idOf('patel'), {
    type: 'take-back',
    itemIds: await itemsOf('patel'),
    reason: 'Nobody at home',
  })
  await counter.act('driver', idOf('hughes'), {
    type: 'record-delivery',
    itemIds: await itemsOf('hughes'),
    proof: 'Signed for by the home',
  })
  narrate('The rest of Mrs Abdi’s tablets has come. The second issue of Mrs Fernandes’s repeat comes down.')
  await counter.prepare(idOf('abdi'))
  await counter.place(idOf('abdi'))
  await takeIn('fernandes', 2)
  await sent()

  await counter.place(idOf('okafor'))
  await counter.handOut(idOf('abdi'))
  await counter.prepare(idOf('fernandes'))
  await counter.place(idOf('fernandes'))
  await sent()
}

/** Two updates that do not go as they should: one overtaken on its way, one refused. */
export const trouble = async ({ pharmacy, line, narrate }: Telling): Promise<void> => {
  const { counter, desk, idOf, sent, needsPerson } = pharmacy
  narrate('The antibiotic for the baby is ready, and its father stands at the counter while that is still on its way.')
  await counter.prepare(idOf('baby'))
  const hold = line.holdNext(idOf('baby'))
  await counter.place(idOf('baby'))
  await hold.held
  await counter.handOut(idOf('baby'), { kind: 'representative', name: 'Tom Mason' })
  hold.letGo()
  await sent()

  narrate('“Ready” for Mr Haddad is refused. It waits for a person, who looks, mends it and sends it.')
  await counter.prepare(idOf('haddad'))
  line.refuseNext(idOf('haddad'), 'Refused for the demo: a person must look at this.')
  await counter.place(idOf('haddad'))
  await needsPerson(1)
  const { rows } = await desk.ask('demo', 'sync:page', { show: 'needs-you', after: null, limit: 10 })
  for (const { taskId } of rows) await desk.ask('pharmacist', 'sync:mend', { taskId })
  await sent()
}

/** The afternoon: the line is cut, work goes on, the process is killed and started, the line comes back. */
export const afternoon = async ({ pharmacy, line, narrate }: Telling): Promise<void> => {
  const { idOf, itemsOf, takeIn, sent, waitBeforeReady } = pharmacy
  narrate('The line to the NHS is cut. Work goes on.')
  line.cut()
  await waitBeforeReady(60)
  await pharmacy.counter.prepare(idOf('taylor'))
  await pharmacy.counter.place(idOf('taylor'))
  narrate(
    'Ms Taylor’s bag is taken out of its place again, two capsules short: its “Ready” must never leave this pharmacy.',
  )
  await pharmacy.counter.act('dispenser', idOf('taylor'), {
    type: 'take-out-of-bag',
    itemIds: await itemsOf('taylor'),
    reason: 'Two capsules short when the bag was looked at again',
  })
  await waitBeforeReady(0)
  await pharmacy.counter.prepare(idOf('singh'))
  await pharmacy.counter.place(idOf('singh'), { place: { kind: 'fridge', label: 'Fridge 1' } })
  await takeIn('nowak')
  await pharmacy.counter.prepare(idOf('davies'))
  await pharmacy.counter.place(idOf('davies'))

  narrate('The desk is killed, as in a power cut, and started again. Nothing is lost.')
  await pharmacy.killAndStart()
  await pharmacy.counter.handOut(idOf('davies'))
  narrate('Mr Singh asks for delivery instead. The driver takes his bag.')
  await pharmacy.counter.act('counter-assistant', idOf('singh'), { type: 'change-route', route: 'deliver' })
  await pharmacy.counter.sendOut('driver', idOf('singh'), ourDriver)
  await pharmacy.counter.prepare(idOf('nowak'))
  await pharmacy.counter.place(idOf('nowak'))
  narrate('The line is back. What is still true goes out, in order; what is no longer true never does.')
  await line.restore()
  await sent()
}
