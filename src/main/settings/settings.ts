import { z } from 'zod'
import { settingsInForce } from '../../contract/desk.ts'
import type { Settings } from '../../contract/desk.ts'
import type { Actor } from '../../domain/people.ts'
import type { Database } from '../database/database.ts'
import type { ReadDb } from '../database/query.ts'
import { append } from '../ledger/append.ts'
import type { LedgerContext } from '../ledger/append.ts'
import type { Projector } from '../ledger/projector.ts'
import { environmentOf } from '../ledger/environment.ts'
import { streamVersion } from '../ledger/read.ts'
import { clearSettings, putSetting, settingRows } from './store.ts'

/** What changing settings needs. */
export interface SettingsDeps {
  readonly database: Database
  readonly ledger: LedgerContext
}

const changed = z.strictObject({ changes: z.record(z.string(), z.unknown()) })

/** Rebuilds `setting` from the settings stream: one `settings-changed` event holds what was changed, key by key. */
export const settingsProjector: Projector = {
  name: 'settings',
  version: 1,
  tables: ['setting'],
  clear: clearSettings,
  apply: (tx, events) => {
    for (const { body } of events.filter(({ type }) => type === 'settings-changed'))
      for (const [key, value] of Object.entries(changed.parse(body).changes)) putSetting(tx, key, JSON.stringify(value))
  },
}

/** Before anybody changed anything in practice or sandbox. The code is the one NHS examples use for a pharmacy. */
export const firstSettings: Settings = {
  pharmacyName: 'Practice Pharmacy',
  pharmacyAddress: '',
  pharmacyPhone: '',
  odsCode: 'FA565',
  readyDelaySeconds: 60,
  // £9.90 since 1 May 2024 in England.
  prescriptionChargePence: 990,
  uncollectedAfterDays: 28,
  watchedFolder: null,
}

// The code goes into updates for the NHS and cannot be changed after the first prescription: it is given, never assumed.
const notGiven = { pharmacyName: '', odsCode: '' }

/** The settings in force. Where real patients may be, name and code are empty until somebody gives them. */
export const readSettings = (db: ReadDb): Settings => {
  const stored = Object.fromEntries([...settingRows(db)].map(([key, value]) => [key, JSON.parse(value) as unknown]))
  return settingsInForce.parse({ ...firstSettings, ...(isInvented(db) ? {} : notGiven), ...stored })
}

const isInvented = (db: ReadDb): boolean => ['practice', 'sandbox'].includes(environmentOf(db))

/** How many changes were recorded: to be named by the next one. */
export const settingsVersion = (db: ReadDb): number => streamVersion(db, 'settings')

/** Records what differs from the settings in force and gives the new ones; nothing is written when nothing differs. */
export const changeSettings = (deps: SettingsDeps, by: Actor, asked: Settings): Settings =>
  deps.database.transact((tx) => {
    const before = readSettings(tx)
    const wanted = { ...asked, odsCode: asked.odsCode.toUpperCase() }
    const keys = (Object.keys(wanted) as (keyof Settings)[]).filter((key) => wanted[key] !== before[key])
    if (keys.length === 0) return before
    const id = deps.ledger.newId()
    const events = append(tx, deps.ledger, {
      stream: 'settings',
      expectedVersion: streamVersion(tx, 'settings'),
      commandId: id,
      actId: id,
      actor: by,
      happenedAt: deps.ledger.now(),
      events: [
        { type: 'settings-changed', body: { changes: Object.fromEntries(keys.map((key) => [key, wanted[key]])) } },
      ],
    })
    settingsProjector.apply(tx, events)
    return readSettings(tx)
  })
