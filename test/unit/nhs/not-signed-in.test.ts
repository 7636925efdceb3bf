import { expect, test } from 'vitest'
import { createClockSkew } from '../../../src/main/nhs/clock-skew.ts'
import { nhsEndpoint } from '../../../src/main/nhs/environments.ts'
import { createPsuClient } from '../../../src/main/nhs/psu-client.ts'

const asked: string[] = []

const clientOf = (environment: 'sandbox' | 'integration' | 'production') =>
  createPsuClient({
    http: async ({ url }) => {
      asked.push(url)
      return { kind: 'fault', fault: 'no-network', code: 'ENETUNREACH' }
    },
    endpoint: nhsEndpoint(environment),
    token: null,
    skew: createClockSkew(),
    now: () => 0,
    newId: () => 'id',
  })

test.each(['integration', 'production'] as const)(
  'without sign-in nothing leaves for %s: not a greeting, not an update, not a question for a token',
  async (environment) => {
    asked.length = 0
    const client = clientOf(environment)
    const notSignedIn = { kind: 'sign-in', outcome: { kind: 'not-signed-in' } }
    expect(await client.greet(new AbortController().signal)).toEqual(notSignedIn)
    expect(await client.send([], new AbortController().signal, () => true)).toEqual(notSignedIn)
    expect(asked).toEqual([])
  },
)

test('the sandbox, which asks for no sign-in, is spoken to without one', async () => {
  asked.length = 0
  await clientOf('sandbox').greet(new AbortController().signal)
  expect(asked).toEqual(['https://sandbox.api.service.nhs.uk/prescription-status-update/metadata'])
})
