import { readBack, type ToldItem } from './compare.ts'
import type { DemoPorts } from './demo-ports.ts'
import { expected } from './expected.ts'
import type { Pharmacy } from './pharmacy.ts'

/** Where what the NHS was told is taken from. */
export interface Endpoint {
  readonly url: string
  /** It answers without looking and holds nothing: only its answers can be compared. */
  readonly canned: boolean
}

/** What the NHS was told of every item of the story, and whether the endpoint itself said so or only its answers did. */
export interface Told {
  readonly items: readonly ToldItem[]
  readonly from: 'read-back' | 'answers'
}

type Said = ReadonlyMap<string, readonly string[]>

/** Asks the endpoint what it holds of each prescription; where it cannot say, what it answered is taken instead. */
export const whatWasTold = async (ports: DemoPorts, pharmacy: Pharmacy, endpoint: Endpoint): Promise<Told> => {
  const items: ToldItem[] = []
  let from: Told['from'] = 'read-back'
  for (const patient of Object.keys(expected)) {
    const [shortId = ''] = pharmacy.idOf(patient).split('/')
    const held = endpoint.canned ? undefined : await readBack(ports.exchange, endpoint.url, shortId)
    if (held === undefined) from = 'answers'
    items.push(...told(patient, await pharmacy.itemsOf(patient), held ?? (await answered(pharmacy, patient))))
  }
  return { items, from }
}

const told = (patient: string, itemIds: readonly string[], said: Said): readonly ToldItem[] => {
  const wanted = expected[patient] ?? []
  const strangers = [...said.keys()].filter((itemId) => !itemIds.includes(itemId))
  return [...itemIds, ...strangers].map((itemId, at) => ({
    patient,
    number: at + 1,
    expected: wanted[at] ?? { statuses: [] },
    told: said.get(itemId) ?? [],
  }))
}

const answered = async (pharmacy: Pharmacy, patient: string): Promise<Said> => {
  const said = new Map<string, readonly string[]>()
  for (const prescriptionId of pharmacy.ids.get(patient) ?? []) {
    const { rows } = await pharmacy.desk.ask('demo', 'sync:history', { prescriptionId })
    for (const { itemId, status, state } of rows)
      if (state === 'recorded') said.set(itemId, [...(said.get(itemId) ?? []), status])
  }
  return said
}
