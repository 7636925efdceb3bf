import { all, build, prepared, run } from '../database/query.ts'
import type { ReadDb, Tx } from '../database/query.ts'

const everySetting = prepared(() => build.selectFrom('setting').selectAll())

/** Every stored setting as JSON text, by key. */
export const settingRows = (db: ReadDb): ReadonlyMap<string, string> =>
  new Map(all(db, everySetting({})).map((row) => [row.key, row.value]))

/** Puts one setting in place of its earlier value. */
export const putSetting = (tx: Tx, key: string, value: string): void => {
  run(
    tx,
    build
      .insertInto('setting')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
}

/** Empties the projection before a replay. */
export const clearSettings = (tx: Tx): void => {
  run(tx, build.deleteFrom('setting'))
}
