/** A bag that is another patient's: named, so that it is put back where it belongs. */
export const strangersBagWords = (bagId: string, owners: readonly string[], placed: boolean) => ({
  head: `Bag ${bagId} is not for this patient: ${placed ? 'it holds the medicine of' : 'its label is of'} ${owners.join(', ')}.`,
  todo: 'Nothing was done. Put it back, and take the bag of this patient.',
})

/** The bag of this patient, or one that is nobody's yet. */
export const ownBagWords = (bagId: string) => ({ head: `Bag ${bagId}: right for this patient.`, todo: '' })
