import { connect } from './connection.ts'

/** Whether a data file that is there opens with a key. The folder must be held by this process. */
export const opensWith = (file: string, key: Buffer): boolean => {
  try {
    connect(file, key).handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return false
    throw error
  }
}
