/** What the name of a backup's folder says: when copying began (UTC ms, whole seconds) and the newest event it holds. */
export interface BackupName {
  readonly name: string
  readonly madeAt: number
  readonly sequence: number
}

const shape = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d+)$/

/** `20261121T145500Z` of an instant. */
export const instantName = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** The name of a backup. */
export const backupName = (madeAt: number, sequence: number): string => `${instantName(madeAt)}-${sequence}`

/** Reads the name of a folder; undefined when it is not a finished backup's. */
export const readBackupName = (name: string): BackupName | undefined => {
  const found = shape.exec(name)
  if (found === null) return undefined
  const [, year, month, day, hour, minute, second, sequence] = found.map(Number)
  const madeAt = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return { name, madeAt, sequence: sequence ?? 0 }
}
