/** A fresh UUID for an act or a command, made when its dialog opens so that a double press is one act. */
export const newId = (): string => crypto.randomUUID()

/** A short label for a bag that has no printed one: three letters or digits that are told apart when read aloud. */
export const newBagLabel = (): string => {
  const unmistakable = 'ABCDEFGHJKMNPQRTUVWXY346789'
  const picked = crypto.getRandomValues(new Uint8Array(4))
  return [...picked].map((value) => unmistakable[value % unmistakable.length]).join('')
}
