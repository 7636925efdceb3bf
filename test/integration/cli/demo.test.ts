import { describe, expect, it } from 'vitest'
import { pestle } from '../../support/pestle.ts'

const summary = (out: readonly string[]): Record<string, unknown> =>
  JSON.parse(out.at(-1) ?? '') as Record<string, unknown>

describe('the demo', () => {
  it('tells a whole day, and the NHS holds what the table says', async () => {
    const { code, out } = await pestle('demo')
    expect(summary(out)).toEqual({
      prescriptions: 17,
      items: 36,
      events: expect.any(Number) as number,
      enqueued: 111,
      recorded: 97,
      superseded: 13,
      overtaken: 1,
      parked: 1,
      endpointMatches: true,
      ledgerOk: true,
      seconds: expect.any(Number) as number,
    })
    expect(code).toBe(0)
    expect(out.length).toBeGreaterThan(15)
  })

  it('agrees as well when half of all requests go wrong', async () => {
    const { code, out } = await pestle('demo', '--faults', '0.5', '--seed', '4', '--json')
    expect([code, summary(out)]).toEqual([
      0,
      expect.objectContaining({ prescriptions: 17, enqueued: 111, parked: 1, endpointMatches: true, ledgerOk: true }),
    ])
    expect(out.every((line) => typeof JSON.parse(line) === 'object')).toBe(true)
  })
})
