import type { Source } from '../../src/domain/prescription.ts'

/** Where a signed copy comes from that the service released to a pharmacy, by messages of its own. */
export const releasedSource = (releasedTo: string, newId: () => string): Source => ({
  messageId: newId(),
  kind: 'release',
  releasedTo,
  releaseResponseId: newId(),
  signed: true,
})
