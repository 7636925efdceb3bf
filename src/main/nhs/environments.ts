/** The four worlds a data file can belong to; practice never leaves this PC. */
export type Environment = 'practice' | 'sandbox' | 'integration' | 'production'

/** Where an environment is spoken to. `tokenUrl` is null where no sign-in is asked. */
export interface PsuEndpoint {
  readonly environment: Environment
  /** Without a slash at its end; bundles are posted to `${baseUrl}/`. */
  readonly baseUrl: string
  readonly tokenUrl: string | null
  /** A canned 201 of two entries is all the sandbox ever answers (nhs-interfaces 1.1), so its entries cannot be matched. */
  readonly cannedAnswers: boolean
}

const host = { sandbox: 'sandbox.', integration: 'int.', production: '' } as const

/** The addresses of an NHS environment (nhs-interfaces 1.1, 1.3). */
export const nhsEndpoint = (environment: Exclude<Environment, 'practice'>): PsuEndpoint => {
  const origin = `https://${host[environment]}api.service.nhs.uk`
  const signedIn = environment !== 'sandbox'
  return {
    environment,
    baseUrl: `${origin}/prescription-status-update`,
    tokenUrl: signedIn ? `${origin}/oauth2/token` : null,
    cannedAnswers: !signedIn,
  }
}

/** The stand-in on this PC, as practice mode and tests use it. */
export const practiceEndpoint = (baseUrl: string): PsuEndpoint => ({
  environment: 'practice',
  baseUrl: baseUrl.replace(/\/+$/, ''),
  tokenUrl: null,
  cannedAnswers: false,
})
