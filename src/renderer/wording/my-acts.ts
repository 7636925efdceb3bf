import { amountWords } from './numbers-and-dates.ts'
import type { EventTelling } from './events.ts'

/** How sentences about an act of a list name items, when only their names are at hand. */
export const myActTelling = (
  items: readonly { readonly id: string; readonly name: string; readonly unit: string }[],
): EventTelling => {
  const name = (itemId: string): string => items.find(({ id }) => id === itemId)?.name ?? 'another item'
  const names = (itemIds: readonly string[]): string => {
    const all = [...new Set(itemIds)]
    return all.length === items.length && all.length > 1 ? 'all items' : all.map(name).join(', ')
  }
  return {
    items: names,
    amount: (itemId, hundredths) => amountWords(hundredths, items.find(({ id }) => id === itemId)?.unit ?? ''),
    portions: (refs) => names(refs.map(({ itemId }) => itemId)),
  }
}

const instead: Readonly<Record<string, string>> = {
  'hold-released': 'Put it on hold again to stop it.',
  'route-changed': 'Change the route back.',
  'taken-out-of-bag': 'Bag and place it again.',
  'taken-back': 'What only a courier had can be placed again; what a patient had is kept apart for destruction.',
  'delivery-failed': 'While it is out: record it as delivered, or take it back.',
  'accuracy-check-failed': 'A near miss stays; check it again once assembled.',
  'label-worded': 'Print the label again with other words.',
  'incident-reported': 'What reached a patient stays on record.',
  'incident-ruled-out': 'Record the incident if it was one after all.',
  'part-announced': 'The patient was told; it cannot be called back.',
  'entry-corrected': 'Correct the entry again.',
  corrected: 'Do it again if it was right.',
}

/** What to do about an act that nothing undoes; null for the others. */
export const insteadWords = (type: string): string | null => instead[type] ?? null

/** What to do about an act that has no correction of its own, or has been gone on from. */
export const notCorrectableWords = (type: string): string => instead[type] ?? 'Gone on from, or corrected already.'
