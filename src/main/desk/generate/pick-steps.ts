import type { Route } from '../../../domain/prescription.ts'
import type { Chance } from './chance.ts'

/** An act of somebody on a generated prescription; `rest` acts are on what was owed of its first item. */
export type Step =
  | 'check'
  | 'hold'
  | 'release-hold'
  | 'assemble'
  | 'assemble-part'
  | 'fail'
  | 'assemble-again'
  | 'accuracy'
  | 'place'
  | 'leave'
  | 'deliver'
  | 'assemble-rest'
  | 'accuracy-rest'
  | 'place-rest'
  | 'leave-rest'
  | 'deliver-rest'
  | 'not-collected'
  | 'not-dispensed'
  | 'claim'

/** What happens to a prescription after it arrived; each step with how far of its time has gone by then, 0 to 1, rising. */
export type Steps = readonly (readonly [step: Step, share: number])[]

const usual: Steps = [
  ['check', 0.08],
  ['assemble', 0.16],
  ['accuracy', 0.22],
  ['place', 0.26],
]

// How often, as a practice pharmacy might know it: nothing in public says.
const courses: readonly (readonly [share: number, steps: Steps])[] = [
  [
    0.015,
    [
      ['not-dispensed', 0.5],
      ['claim', 1],
    ],
  ],
  [
    0.04,
    [
      ['check', 0.06],
      ['assemble-part', 0.12],
      ['accuracy', 0.16],
      ['place', 0.2],
      ['leave', 0.4],
      ['assemble-rest', 0.7],
      ['accuracy-rest', 0.74],
      ['place-rest', 0.78],
      ['leave-rest', 0.95],
      ['claim', 1],
    ],
  ],
  [
    0.03,
    [
      ['check', 0.08],
      ['hold', 0.12],
      ['release-hold', 0.5],
      ['assemble', 0.55],
      ['accuracy', 0.6],
      ['place', 0.65],
      ['leave', 0.95],
      ['claim', 1],
    ],
  ],
  [
    0.02,
    [
      ['check', 0.08],
      ['assemble', 0.14],
      ['fail', 0.18],
      ['assemble-again', 0.2],
      ['accuracy', 0.24],
      ['place', 0.28],
      ['leave', 0.95],
      ['claim', 1],
    ],
  ],
  [
    0.01,
    [
      ['check', 0.04],
      ['assemble', 0.08],
      ['accuracy', 0.12],
      ['place', 0.16],
      ['not-collected', 0.95],
      ['claim', 1],
    ],
  ],
]

const delivered = (steps: Steps): Steps =>
  steps.flatMap(([step, share]): Steps => {
    if (step === 'leave')
      return [
        [step, share],
        ['deliver', share + 0.02],
      ]
    if (step === 'leave-rest')
      return [
        [step, share],
        ['deliver-rest', share + 0.02],
      ]
    return [[step, share]]
  })

/** Picks what is to happen; bags for the driver leave sooner than people come, and each comes to its door. */
export const pickSteps = (chance: Chance, route: Route): Steps => {
  let drawn = chance.number()
  for (const [share, steps] of courses) {
    if (drawn < share) return route === 'collect' ? steps : delivered(steps)
    drawn -= share
  }
  return route === 'collect'
    ? [...usual, ['leave', 0.95], ['claim', 1]]
    : delivered([...usual, ['leave', 0.4], ['claim', 1]])
}
