import { describe, expect, test } from 'vitest'
import {
  asksOwing,
  assembleCommand,
  assembleMissing,
  freshForm,
} from '../../../src/renderer/features/prescription/acts/assemble-form.ts'
import { whyItCameBack } from '../../../src/renderer/features/prescription/acts/why-it-came-back.ts'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { cameBackWords, stillOwedWords } from '../../../src/renderer/wording/owed.ts'
import { apply, aPrescription, commands, itemId, itemOf } from '../../support/builders.ts'

const nearMiss = { category: 'wrong-strength', what: '500mg taken', contributing: [], lookAlike: null } as const
const owing = { reason: 'Out of stock', promisedOn: '2026-03-04' }
const partMade = apply(
  apply(aPrescription(), commands.clinicalCheck()),
  commands.assemble(1, 1400, { owing: { ...owing } }),
)
const failed = apply(partMade, { type: 'fail-accuracy-check', itemId: itemId(1), nearMiss })
const item = itemOf(failed)

describe('an item of which a part is owed, sent back by its accuracy check', () => {
  test('is assembled again as it was last: the part, with the rest owed as it was told', () => {
    const form = freshForm(item, true)
    expect(form.lines).toMatchObject([{ amount: '14' }])
    expect(assembleCommand(item, form)).toMatchObject({ lines: [{ amount: 1400 }], owing })
    expect(apply(failed, commands.assemble(1, 1400, { owing: { ...owing } })).items[0]?.owing).toMatchObject({
      amount: 1400,
    })
  })

  test('is not assembled whole until a person says that nothing is owed any more', () => {
    const form = freshForm(item, true)
    const whole = { ...form, lines: form.lines.map((line) => ({ ...line, amount: '28' })) }
    expect(asksOwing(item, whole)).toBe(true)
    expect(assembleCommand(item, whole)).toBeUndefined()
    expect(assembleMissing(item, whole)).toMatch(/14 capsules are owed\. Say that nothing is owed any more/)
    expect(assembleCommand(item, { ...whole, nothingOwed: true })).toMatchObject({ owing: null })
  })

  test('says what is owed, for when, and why it came back', () => {
    const { owing: owed } = item
    if (owed === null) throw new Error('Nothing is owed')
    expect(stillOwedWords(owed, 'capsule')).toBe('14 capsules owed, promised for 4 Mar 2026: Out of stock')
    const act = (type: string, body: unknown) => ({ type, body }) as Detail['acts'][number]
    const made = act('assembled', { itemId: itemId(1) })
    const back = act('accuracy-check-failed', { itemId: itemId(1), nearMiss })
    expect(cameBackWords(whyItCameBack([made, back], item) ?? nearMiss)).toMatch(/Wrong strength\. 500mg taken/)
    expect(whyItCameBack([made, back], item)).toEqual(nearMiss)
    expect(whyItCameBack([made, back, made], item)).toBeNull()
    expect(whyItCameBack([made, act('accuracy-check-failed', { itemId: itemId(2), nearMiss })], item)).toBeNull()
  })
})

test('what was owed and is sent back while it is made up opens with all of it to assemble, and what was told', () => {
  const owed = apply(apply(aPrescription(), commands.clinicalCheck()), commands.assemble(1, 0, { owing: { ...owing } }))
  const back = itemOf(
    apply(apply(owed, commands.assemble()), { type: 'fail-accuracy-check', itemId: itemId(1), nearMiss }),
  )
  const form = freshForm(back, true)
  expect(form).toMatchObject({ lines: [{ amount: '28' }], owingReason: 'Out of stock', promisedOn: '4 Mar 2026' })
  expect(assembleCommand(back, form)).toMatchObject({ owing: null })
  const part = { ...form, lines: form.lines.map((line) => ({ ...line, amount: '14' })) }
  expect(assembleCommand(back, part)).toMatchObject({ owing })
  expect(asksOwing(back, form)).toBe(false)
})

test('what is left to owe on the bench, and the rest of what left in part, are assembled as before', () => {
  expect(freshForm(itemOf(partMade), true).lines).toMatchObject([{ amount: '28' }])
  const allOwed = apply(
    apply(aPrescription(), commands.clinicalCheck()),
    commands.assemble(1, 0, { owing: { ...owing } }),
  )
  const form = freshForm(itemOf(allOwed), true)
  expect(form).toMatchObject({ lines: [{ amount: '28' }], owingReason: '' })
  expect(assembleCommand(itemOf(allOwed), form)).toMatchObject({ owing: null })
})
