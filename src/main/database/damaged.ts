/** Whether a fault says that a data file is damaged: a page of it does not read back as it was written. */
export const isDamaged = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^SQLITE_(CORRUPT|NOTADB)/.test(String(fault.code))
