import { expect, test } from 'vitest'
import type { Handlers } from '../../../src/contract/handlers.ts'
import type { Actor } from '../../../src/domain/people.ts'
import { createRouter } from '../../../src/main/rpc/router.ts'

const pharmacist: Actor = { id: 'p', name: 'Practice Pharmacist', role: 'pharmacist' }

const rig = (some: Partial<Record<keyof Handlers, unknown>>) => {
  const faults: { readonly question: string; readonly fault: unknown }[] = []
  const ran: string[] = []
  const handlers = new Proxy(some, {
    get: (target, name: keyof Handlers) => {
      ran.push(name)
      return target[name]
    },
  }) as Handlers
  const router = createRouter({
    handlers,
    personOf: (session) => (session === 'working' ? pharmacist : null),
    reportFault: (question, fault) => {
      faults.push({ question, fault })
      return 'REF1'
    },
    isDiskFull: (fault) => fault instanceof Error && fault.message === 'disk full',
  })
  return { router, faults, ran }
}

test('a question that is not in the contract is a fault and runs nothing', async () => {
  const { router, ran, faults } = rig({})
  expect(await router('working', 'constructor', {})).toEqual({ kind: 'fault', reference: 'REF1' })
  expect(await router('working', { toString: () => 'desk:state' }, {})).toEqual({ kind: 'fault', reference: 'REF1' })
  expect(ran).toEqual([])
  expect(faults).toHaveLength(2)
})

test('input that does not fit is refused with its paths and never with its values', async () => {
  const { router, ran } = rig({})
  const reply = await router('working', 'queue:page', { stage: null, search: 7, after: null, limit: 999, more: 'x' })
  expect(reply).toEqual({ kind: 'refusal', refusal: { code: 'input-invalid', paths: ['search', 'limit', ''] } })
  expect(ran).toEqual([])
})

test('an act without a person working is refused before its handler is reached', async () => {
  const { router, ran } = rig({})
  const act = { actId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', asPersonId: 'p', happened: null, commands: [] }
  const one = {
    commandId: act.actId,
    prescriptionId: 'x',
    expectedVersion: 1,
    command: { type: 'record-death', note: null },
  }
  expect(await router('nobody', 'prescription:act', { ...act, commands: [one] })).toEqual({
    kind: 'refusal',
    refusal: { code: 'nobody-working' },
  })
  expect(ran).toEqual([])
})

test('what a handler throws becomes a reference, and its message stays inside', async () => {
  const { router, faults } = rig({
    'desk:stop-work': () => {
      throw new Error('BROWN, Edith')
    },
  })
  expect(await router('working', 'desk:stop-work', {})).toEqual({ kind: 'fault', reference: 'REF1' })
  expect(faults[0]?.question).toBe('desk:stop-work')
})

test('an answer that does not fit the contract is a fault, not passed on', async () => {
  const { router } = rig({ 'claims:csv': () => ({ ok: true, value: { csv: 7 } }) })
  expect(await router('working', 'claims:csv', {})).toEqual({ kind: 'fault', reference: 'REF1' })
})

test('a handler of an act is given the person of the session', async () => {
  let asked: unknown
  const { router } = rig({
    'claims:csv': (_input: unknown, asker: { person: Actor }) => {
      asked = asker.person
      return { ok: true, value: { csv: 'a' } }
    },
  })
  expect(await router('working', 'claims:csv', {})).toEqual({ kind: 'answer', value: { csv: 'a' } })
  expect(asked).toEqual(pharmacist)
})

test('the router gives an answer even where looking up the person faults', async () => {
  const faults: unknown[] = []
  const router = createRouter({
    handlers: {},
    personOf: () => {
      throw new Error('disk')
    },
    reportFault: (_question, fault) => {
      faults.push(fault)
      return 'REF2'
    },
    isDiskFull: () => false,
  })
  expect(await router('working', 'claims:csv', {})).toEqual({ kind: 'fault', reference: 'REF2' })
  expect(faults).toHaveLength(1)
})

test('a fault says why when it is the disk that is full', async () => {
  const { router } = rig({
    'claims:csv': () => {
      throw new Error('disk full')
    },
  })
  expect(await router('working', 'claims:csv', {})).toEqual({ kind: 'fault', reference: 'REF1', why: 'disk-full' })
})

test('what is recorded under a name is not done where the screen showed another person as working', async () => {
  const { router, ran } = rig({ 'sync:resend': () => ({ ok: true, value: {} }) })
  const taskId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
  expect(await router('working', 'sync:resend', { asPersonId: 'another', taskId })).toEqual({
    kind: 'refusal',
    refusal: { code: 'another-person-working' },
  })
  expect(ran).toEqual([])
  expect(await router('nobody', 'sync:resend', { asPersonId: 'p', taskId })).toEqual({
    kind: 'refusal',
    refusal: { code: 'nobody-working' },
  })
  expect(await router('working', 'sync:resend', { asPersonId: 'p', taskId })).toEqual({ kind: 'answer', value: {} })
})
