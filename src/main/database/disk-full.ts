const meaningFull: readonly unknown[] = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']

/** Whether a fault says that the disk takes no more: nothing of what was being done was kept, and room is all it needs. */
export const isDiskFull = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && meaningFull.includes(fault.code)
