import { expect, vi } from 'vitest'
import type { Input, Output, Push, QuestionName, Reply } from '../../src/contract/index.ts'
import type { Desk } from '../../src/main/compose.ts'

/** A desk as the app starts it, with what was pushed, and how it is asked. */
export interface Started {
  readonly desk: Desk
  readonly pushes: readonly Push[]
  readonly reply: <Q extends QuestionName>(name: Q, input: Input<Q>) => Promise<Reply<Q>>
  readonly ask: <Q extends QuestionName>(name: Q, input: Input<Q>) => Promise<Output<Q>>
}

/** The first pharmacist of practice works; of an empty desk, one who is added. */
export const workHere = async ({ ask }: Started): Promise<void> => {
  const { people } = await ask('desk:state', {})
  const person =
    people.find(({ role }) => role === 'pharmacist') ??
    (await ask('desk:add-person', { name: 'Aisha Karim', role: 'pharmacist', registration: null }))
  await ask('desk:start-work', { personId: person.id })
}

/** Changes to an environment and waits until it is open, or says why not. */
export const goTo = async (started: Started, environment: 'production' | 'integration'): Promise<void> => {
  await workHere(started)
  await started.ask('desk:change-environment', { environment, understood: true })
  await vi.waitFor(async () => {
    expect((await started.ask('start:state', {})).environment).toBe(environment)
  })
}

/** Gives the pharmacy of a live record its name and code, which opens the desk anew. */
export const setPharmacy = async (started: Started, odsCode = 'FA565'): Promise<void> => {
  const before = started.pushes.filter(({ kind }) => kind === 'restarted').length
  const { settings } = await started.ask('desk:state', {})
  const given = { ...settings, pharmacyName: 'Mortar and Sons', odsCode }
  await started.ask('desk:change-settings', { settings: given })
  await vi.waitFor(() => {
    expect(started.pushes.filter(({ kind }) => kind === 'restarted').length).toBeGreaterThan(before)
  })
  await workHere(started)
}

/** Makes a recovery code that counts and gives it. */
export const makeCode = async ({ ask }: Started): Promise<string> => {
  const { code } = await ask('keys:make-code', {})
  await ask('keys:confirm-code', { code })
  return code
}
