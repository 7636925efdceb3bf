import type { ClockSkew } from '../nhs/clock-skew.ts'
import type { PsuEndpoint } from '../nhs/environments.ts'
import { createPsuClient, type PsuClient } from '../nhs/psu-client.ts'
import { formatUuid } from '../ledger/uuid-v7.ts'
import type { Ports } from './ports.ts'

/** The client of the status service at an endpoint, with nobody signed in; what it learns of the service's clock goes into `skew`. */
export const psuClientOf = (
  ports: Pick<Ports, 'http' | 'now' | 'randomBytes'>,
  endpoint: PsuEndpoint,
  skew: ClockSkew,
): PsuClient =>
  createPsuClient({
    http: ports.http,
    endpoint,
    token: null,
    skew,
    now: ports.now,
    newId: () => formatUuid(ports.randomBytes(16), 4),
  })
