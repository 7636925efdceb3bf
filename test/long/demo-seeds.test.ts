import { expect, it } from 'vitest'
import { pestle } from '../support/pestle.ts'

it.each(Array.from({ length: 20 }, (_, at) => at + 1))(
  'the demo agrees with half of all requests going wrong, seed %i',
  async (seed) => {
    const { code, out } = await pestle('demo', '--faults', '0.5', '--seed', String(seed), '--json')
    expect([code, JSON.parse(out.at(-1) ?? '')]).toEqual([
      0,
      expect.objectContaining({ endpointMatches: true, ledgerOk: true }),
    ])
  },
)
