import { expect, test } from 'vitest'
import { closeDayRefusal } from '../../../src/renderer/wording/close-day.ts'

test('what keeps Pestle from being closed is said as what it waits for', () => {
  const waits = [{ why: 'outbox-sending' as const }, { why: 'no-backup' as const }]
  expect(closeDayRefusal({ kind: 'refusal', refusal: { code: 'waits', waits } })).toBe(
    'Not closed. It waits until the status updates that are being sent have left, and there is a backup that counts: see Backups.',
  )
  expect(closeDayRefusal({ kind: 'refusal', refusal: { code: 'nobody-working' } })).toContain('Say who is working')
})
