import { describe, expect, it } from 'vitest'
import { agrees, lateReadies, readBack } from '../../../src/main/hosts/cli/demo/compare.ts'

const item = (told: readonly string[], mayBeMissing: readonly string[] = []) => ({
  patient: 'p',
  number: 1,
  expected: { statuses: ['With Pharmacy', 'Ready to Collect', 'Collected'], mayBeMissing },
  told,
})

describe('comparing what the NHS was told', () => {
  it('wants every word in its order', () => {
    expect(agrees(item(['With Pharmacy', 'Ready to Collect', 'Collected']), false)).toBe(true)
    expect(agrees(item(['With Pharmacy', 'Collected', 'Ready to Collect']), false)).toBe(false)
    expect(agrees(item(['With Pharmacy', 'Ready to Collect']), false)).toBe(false)
    expect(agrees(item(['With Pharmacy', 'Ready to Collect', 'Collected', 'Collected']), false)).toBe(false)
    expect(agrees(item([]), true)).toBe(false)
  })

  it('forgives only a bad line, and only the words that may be missing', () => {
    const without = ['With Pharmacy', 'Collected']
    expect(agrees(item(without, ['Ready to Collect']), true)).toBe(true)
    expect(agrees(item(without, ['Ready to Collect']), false)).toBe(false)
    expect(agrees(item(without), true)).toBe(false)
  })

  it('sees a “ready” that leaves after word of the hand-out, unless it was taken back between', () => {
    const left = (...statuses: readonly string[]) => lateReadies(statuses.map((status) => ({ itemId: 'i', status })))
    expect(left('Ready to Collect', 'Collected', 'Ready to Collect')).toEqual(['i'])
    expect(left('Collected', 'With Pharmacy', 'Ready to Collect')).toEqual([])
  })

  it('reads page after page and puts the words in order of their time', async () => {
    const row = (status: string, at: string) => ({ LineItemID: 'ITEM', Status: status, LastModified: at })
    const asked: string[] = []
    const told = await readBack(
      async ({ url, headers }) => {
        asked.push(`${url} ${headers['exclusivestartkey-taskid'] ?? '-'}`)
        const second = headers['exclusivestartkey-taskid'] === 't1'
        return {
          status: 200,
          headers: second ? {} : { 'lastevaluatedkey-prescriptionid': 'p', 'lastevaluatedkey-taskid': 't1' },
          body: JSON.stringify({
            items: [second ? row('With Pharmacy', '2026-01-01T09:00:00Z') : row('Collected', '2026-01-01T10:00:00Z')],
          }),
        }
      },
      'http://x/',
      'AAAAAA-BBBBBB-CCCCC+',
    )
    expect(told).toEqual(new Map([['item', ['With Pharmacy', 'Collected']]]))
    expect(asked).toEqual([
      'http://x/checkprescriptionstatusupdates?prescriptionid=AAAAAA-BBBBBB-CCCCC%2B -',
      'http://x/checkprescriptionstatusupdates?prescriptionid=AAAAAA-BBBBBB-CCCCC%2B t1',
    ])
  })
})
