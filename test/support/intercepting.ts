import type { HttpOutcome, HttpPort } from '../../src/main/nhs/http-port.ts'

/** Every bundle goes through `change` before it is sent; a reply it gives stands in for the service's. `nth` counts from 1. */
export const intercepting =
  (change: (body: string, nth: number) => string | HttpOutcome) =>
  (real: HttpPort): HttpPort => {
    let posts = 0
    return async (request) => {
      if (request.method !== 'POST' || request.body === null) return real(request)
      const changed = change(request.body, (posts += 1))
      return typeof changed === 'string' ? real({ ...request, body: changed }) : changed
    }
  }

/** A whole reply, as the port gives it. */
export const reply = (status: number, body: unknown): HttpOutcome => ({
  kind: 'reply',
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
