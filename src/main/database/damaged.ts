/**
 * Whether a fault says that a data file is damaged: a page of it does not read back as it was written, or the disk does not give it
 * back at all. Node says EIO of such a sector; SQLite says it by system, a refused checksum on Windows among them.
 */
export const isDamaged = (fault: unknown): boolean =>
  fault instanceof Error &&
  'code' in fault &&
  /^(SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|CORRUPTFS|DATA))|EIO$)/.test(String(fault.code))
