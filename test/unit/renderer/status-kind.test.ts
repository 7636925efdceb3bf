import { describe, expect, it } from 'vitest'
import type { Output } from '../../../src/contract/index.ts'
import { statusKind } from '../../../src/renderer/wording/status-kind.ts'

const state = (some: Partial<Output<'sync:state'>>): Output<'sync:state'> =>
  ({ waiting: 0, needsYou: 0, unknownSinceRestore: 0, line: { kind: 'up' }, ...some }) as Output<'sync:state'>

describe('what the sentence of the header is about', () => {
  it('is the same while updates go one after the other, so that nobody is told of each', () => {
    const kinds = [23, 22, 1, 0].map((waiting) => statusKind(state({ waiting }), [], false))
    expect(new Set(kinds).size).toBe(1)
  })

  it('is the same for one update that needs somebody and for two, and another than none', () => {
    expect(statusKind(state({ needsYou: 1 }), [], false)).toBe(statusKind(state({ needsYou: 2 }), [], false))
    expect(statusKind(state({ needsYou: 1 }), [], false)).not.toBe(statusKind(state({}), [], false))
  })

  it('is another once Pestle does not answer', () => {
    expect(statusKind(state({}), [], true)).not.toBe(statusKind(state({}), [], false))
  })
})
