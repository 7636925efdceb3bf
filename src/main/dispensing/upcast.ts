type Body = Readonly<Record<string, unknown>>

const noted = (text: unknown): string => (typeof text === 'string' ? text : '')

// Version 1 asked less: what it did not ask was not answered, and nothing is made up for it.
const fromVersion1: Readonly<Record<string, (body: Body) => Body>> = {
  'clinical-check-recorded': (body) => ({ facts: [], query: null, counsel: null, ...body }),
  'accuracy-check-failed': (body) => {
    const { contributing, ...nearMiss } = body['nearMiss'] as Body
    if (Array.isArray(contributing)) return body
    // A sentence then, of which no list of factors can be made: it stays, in the words of what happened.
    const what = [noted(nearMiss['what']), noted(contributing)].filter((part) => part !== '').join('. ')
    return { ...body, nearMiss: { lookAlike: null, ...nearMiss, what, contributing: [] } }
  },
  'handed-out': (body) => ({
    payment: null,
    counselling: null,
    ...body,
    collector: { address: null, saidAndMatched: false, notAskedWhy: null, ...(body['collector'] as Body) },
  }),
}

/** The body of an older version of an event type in the shape of the newest; the ledger keeps it as it was written. */
export const upcast = (type: string, version: number, body: unknown): unknown =>
  version === 1 && Object.hasOwn(fromVersion1, type) ? fromVersion1[type]?.(body as Body) : body
