import { build, first, prepared, type ReadDb } from '../database/query.ts'

const ofFile = prepared(() => build.selectFrom('meta').select('environment'))

/** The environment a file belongs to, written when it was made and never changed. */
export const environmentOf = (db: ReadDb): string => {
  const meta = first(db, ofFile({}))
  if (meta === undefined) throw new Error('The file does not say its environment')
  return meta.environment
}
