/** What a person is in the pharmacy; `system` is the app itself acting on a timer. */
export type Role =
  'pharmacist' | 'accuracy-checking-technician' | 'dispenser' | 'counter-assistant' | 'driver' | 'system'

/** Who did an act: stamped on every event. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** Who acts when nobody does: the app by itself. */
export const systemActor: Actor = { id: 'system', name: 'Pestle', role: 'system' }
