import type { Input, Output } from '../../../../contract/index.ts'
import type { DeskProcess } from './child.ts'

type Detail = Output<'prescription:detail'>
type Held = Detail['prescription']
type HeldItem = Held['items'][number]
type DeskCommand = Input<'prescription:act'>['commands'][number]['command']
type CommandOf<T extends DeskCommand['type']> = Extract<DeskCommand, { readonly type: T }>

/** The five people of the demo, by what they do. */
export type Who = 'pharmacist' | 'accuracy-checking-technician' | 'dispenser' | 'counter-assistant' | 'driver'

const names: Readonly<Record<Who, string>> = {
  pharmacist: 'Aisha Karim',
  'accuracy-checking-technician': 'Daniel Whitcombe',
  dispenser: 'Grace Obi',
  'counter-assistant': 'Sam Tully',
  driver: 'Lee Marsden',
}

const roles = Object.keys(names) as readonly Who[]

/** The people at work. Every act is a question of the contract, asked by the person whose work it is, as a screen would ask it. */
export interface Counter {
  readonly takeIn: (file: string, message: string) => Promise<Output<'intake:import'>>
  readonly detail: (id: string) => Promise<Detail>
  readonly act: (who: Who, id: string, command: DeskCommand) => Promise<void>
  /** Clinical check, assembly and accuracy check of all that is open. `schedules` answers by item number; none unless said. */
  readonly prepare: (id: string, more?: Preparing) => Promise<void>
  readonly place: (id: string, more?: Placing) => Promise<void>
  readonly handOut: (id: string, collector?: Partial<CommandOf<'hand-out'>['collector']>) => Promise<void>
  /** Sends out all that is placed, each bag's label scanned. */
  readonly sendOut: (who: Who, id: string, carriage: CommandOf<'dispatch'>['carriage']) => Promise<void>
  /** The event id of the newest act of a type. */
  readonly newest: (id: string, type: string) => Promise<string>
}

/** How a preparation differs from all of everything: the item to be given in part, and answers about schedules. */
export interface Preparing {
  readonly part?: { readonly item: number; readonly of: number }
  readonly schedules?: Readonly<Record<number, '2' | '3' | '4' | '5'>>
}

/** Where a bag goes and how it reaches the patient. */
export interface Placing {
  readonly place?: CommandOf<'place-bag'>['place']
  readonly route?: CommandOf<'place-bag'>['route']
}

const shelf: NonNullable<Placing['place']> = { kind: 'shelf', label: 'A3' }

const amountOf = (portions: HeldItem['portions']): number => portions.reduce((sum, { amount }) => sum + amount, 0)
const left = ({ toSupply, portions }: HeldItem): number => toSupply - amountOf(portions)
const isOpen = (item: HeldItem): boolean => item.closed === null
const ids = (items: readonly HeldItem[]): string[] => items.map(({ content }) => content.id)
const scannedOf = (placed: readonly HeldItem[]) => {
  const bagIds = placed.flatMap(({ portions }) => portions.flatMap((portion) => portion.placed?.bagId ?? []))
  return [...new Set(bagIds)].map((bagId) => ({ bagId, how: 'scanned' as const }))
}
const has = (test: (portion: HeldItem['portions'][number]) => boolean) => (item: HeldItem) =>
  isOpen(item) && item.portions.some((portion) => portion.out === null && test(portion))

const isPartOut = ({ portions }: HeldItem): boolean => portions.some(({ out }) => out !== null)
const penceEach = 990

// A GPhC number that no register has.
const registration = '2000000'

/** Adds the staff to a new desk, lets everybody start work and the pharmacist sign on as the responsible one. */
export const openCounter = async (desk: DeskProcess, newId: () => string): Promise<Counter> => {
  const { people } = await desk.ask('demo', 'desk:state', {})
  const idOf = new Map<Who, string>()
  for (const role of roles) {
    const known = people.find((person) => person.role === role)
    const asNew = { name: names[role], role, registration: null }
    // Nobody works at a new desk: the first person, the pharmacist, adds themselves and then the others.
    const person = known ?? (await desk.ask('pharmacist', 'desk:add-person', asNew))
    await desk.ask(role, 'desk:start-work', { personId: person.id })
    idOf.set(role, person.id)
  }
  const { spell, version } = await desk.ask('demo', 'duty:state', {})
  if (spell === null)
    await desk.ask('pharmacist', 'duty:act', {
      commandId: newId(),
      asPersonId: idOf.get('pharmacist') ?? '',
      expectedVersion: version,
      happened: null,
      command: { type: 'sign-on', registration, insteadBecause: null, until: null },
    })
  const detail: Counter['detail'] = (id) => desk.ask('demo', 'prescription:detail', { id })
  const held = async (id: string): Promise<Held> => (await detail(id)).prescription

  const act: Counter['act'] = async (who, id, command) => {
    const { version } = await held(id)
    const one = { commandId: newId(), prescriptionId: id, expectedVersion: version, command }
    const asPersonId = idOf.get(who) ?? ''
    await desk.ask(who, 'prescription:act', { actId: newId(), asPersonId, happened: null, commands: [one] })
  }

  const check = async (id: string, answered: Preparing['schedules'] = {}): Promise<void> => {
    const { items, clinicalCheck } = await held(id)
    if (clinicalCheck?.outcome === 'passed') return
    const schedules = Object.fromEntries(
      items.map(({ content }, at) => [content.id, answered[at + 1] ?? 'none'] as const),
    )
    const { facts } = await desk.ask('demo', 'patient:check-facts', { prescriptionId: id, schedules })
    await act('pharmacist', id, {
      type: 'record-clinical-check',
      outcome: 'passed',
      note: null,
      schedules,
      facts: facts.map((fact) => ({ fact, answer: { how: 'looked-at', note: 'As agreed with the surgery' } })),
      query: null,
      counsel: null,
    })
  }

  const assemble = async (id: string, item: HeldItem, of: number): Promise<void> => {
    const { code, name } = item.content.drug
    const amount = Math.floor(left(item) / of)
    await act('dispenser', id, {
      type: 'assemble',
      itemId: item.content.id,
      lines: [{ product: { code, name }, amount, batch: 'DEMO1', expiry: null }],
      toSupply: null,
      owing: amount < left(item) ? { reason: 'The wholesaler is out of stock', promisedOn: null } : null,
    })
  }

  return {
    detail,
    act,
    takeIn: (file, message) =>
      desk.ask('dispenser', 'intake:import', { file, bytes: Buffer.from(message).toString('base64') }),
    prepare: async (id, { part, schedules } = {}) => {
      await check(id, schedules)
      const { items } = await held(id)
      for (const [at, item] of items.entries())
        if (isOpen(item) && left(item) > 0) await assemble(id, item, part?.item === at + 1 ? part.of : 1)
      const assembled = (await held(id)).items.filter(has((portion) => portion.accuracy === null))
      await act('accuracy-checking-technician', id, {
        type: 'record-accuracy-check',
        itemIds: ids(assembled),
        outcome: 'passed',
        selfCheckReason: null,
      })
    },
    place: async (id, { place = shelf, route = 'collect' } = {}) => {
      const checked = (await held(id)).items.filter(has(({ accuracy, placed }) => accuracy !== null && placed === null))
      await act('dispenser', id, { type: 'place-bag', bagId: newId(), itemIds: ids(checked), place, route })
    },
    handOut: async (id, collector = {}) => {
      const placed = (await held(id)).items.filter(has((portion) => portion.placed !== null))
      await act('counter-assistant', id, {
        type: 'hand-out',
        itemIds: ids(placed),
        collector: {
          kind: 'patient',
          name: null,
          address: null,
          saidAndMatched: true,
          identityAsked: true,
          identitySeen: false,
          notAskedWhy: null,
          ...collector,
        },
        // The rest of an item is no new charge.
        payment: placed.every(isPartOut)
          ? null
          : { how: 'paid', charges: placed.length, pence: placed.length * penceEach },
        counselling: null,
        labels: scannedOf(placed),
      })
    },
    sendOut: async (who, id, carriage) => {
      const placed = (await held(id)).items.filter(has((portion) => portion.placed !== null))
      await act(who, id, { type: 'dispatch', itemIds: ids(placed), carriage, labels: scannedOf(placed) })
    },
    newest: async (id, type) => {
      const found = (await detail(id)).acts.findLast((one) => one.type === type)
      if (found === undefined) throw new Error(`There is no ${type} to name`)
      return found.eventId
    },
  }
}
