/** A fresh UUID for an act or a command, made when its dialog opens so that a double press is one act. */
export const newId = (): string => crypto.randomUUID()
