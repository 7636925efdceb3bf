import type { screenWords } from './keys.ts'
import type { ListName } from './stages.ts'

/** What each place is called in a window too narrow for its whole name, so that no two look alike. */
export const shortPlaceWords: Readonly<Record<ListName | keyof typeof screenWords | 'by-hand', string>> = {
  received: 'Today',
  'needs-you': 'Needs you',
  entry: 'Typed in',
  check: 'Clinical',
  assemble: 'Assemble',
  accuracy: 'Accuracy',
  place: 'Bag',
  ready: 'Ready',
  delivery: 'Delivery',
  owings: 'Owings',
  'on-hold': 'On hold',
  done: 'Done',
  'run-sheet': 'Run',
  uncollected: 'Not coll.',
  claims: 'Claims',
  inbox: 'Inbox',
  sync: 'Updates',
  'my-acts': 'My acts',
  'days-end': 'Day’s end',
  safety: 'Safety',
  products: 'Products',
  'this-pc': 'This PC',
  settings: 'Settings',
  'by-hand': 'Paper',
}
