const key = 'pestle.scanner-sends-separators'

/** Whether a scanner at this PC once sent the separator between the fields of a code: then one that is missing was not there. */
export const separatorsArrive = (): boolean => localStorage.getItem(key) === 'yes'

/** Remembers on this PC that its scanner sends separators. */
export const rememberSeparators = (): void => {
  localStorage.setItem(key, 'yes')
}
