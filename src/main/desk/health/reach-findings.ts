import type { Environment } from '../../../contract/desk.ts'
import type { Finding } from '../../../contract/health.ts'
import { createClockSkew } from '../../nhs/clock-skew.ts'
import { nhsEndpoint } from '../../nhs/environments.ts'
import type { HttpFaultName } from '../../nhs/http-port.ts'
import type { SendOutcome } from '../../nhs/psu-client.ts'
import type { Ports } from '../ports.ts'
import { psuClientOf } from '../psu-client-of.ts'
import { skewFinding } from './file-findings.ts'
import { attention, fine } from './found.ts'

const unreached: Readonly<Record<HttpFaultName, string>> = {
  'no-network': 'this PC has no network',
  'name-lookup': 'the name of the service cannot be looked up',
  refused: 'the connection is refused',
  tls: 'the service’s certificate is not accepted, or something between answers in its place',
  timeout: 'no answer came in time',
  lost: 'the connection broke off',
  aborted: 'it was stopped',
}

/** Whether the NHS answers, and what its clock says against this PC's. */
export async function* reachFindings(ports: Ports, environment: Environment): AsyncGenerator<Finding> {
  if (environment === 'practice') {
    yield fine('Reachability', 'Practice has its own stand-in for the NHS inside the app; nothing leaves this PC.')
    return
  }
  const skew = createClockSkew()
  const client = psuClientOf(ports, nhsEndpoint(environment), skew)
  yield reachFinding(await client.greet(new AbortController().signal), environment)
  const ahead = skew.ahead()
  if (ahead !== null) yield skewFinding(ahead)
}

const notSignedInWords = (outcome: SendOutcome): string =>
  outcome.kind === 'sign-in' && outcome.outcome.kind === 'not-signed-in'
    ? 'nobody signed in, so nothing is asked of it'
    : 'the sign-in is refused'

const reachFinding = (outcome: SendOutcome, environment: Environment): Finding => {
  if (outcome.kind === 'reply')
    return fine('Reachability', `The NHS ${environment} answers (HTTP ${outcome.answer.http}).`)
  const why = outcome.kind === 'no-reply' ? `${unreached[outcome.fault]} (${outcome.code})` : notSignedInWords(outcome)
  return attention(
    'Reachability',
    'The NHS is not reached',
    `The NHS ${environment} is not reached: ${why}. Updates wait in the outbox.`,
  )
}
