import type { NearMiss } from '../../domain/commands.ts'

/** What an accuracy check finds wrong, in the order of its keys 1 to 7. */
export const nearMissWords: Readonly<Record<NearMiss['category'], string>> = {
  'wrong-drug': 'Wrong medicine',
  'wrong-strength': 'Wrong strength',
  'wrong-form': 'Wrong form',
  'wrong-quantity': 'Wrong quantity',
  'wrong-label': 'Wrong label',
  'out-of-date': 'Out of date',
  other: 'Something else',
}
