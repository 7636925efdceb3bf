import type { FoundBackup, RestoreJob } from '../../../contract/restore.ts'
import type { Outcome } from '../../bridge/ask.ts'
import type { Asking } from '../../bridge/use-ask.ts'
import { restoreAskWords } from '../../wording/restore.ts'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'

/** How a backup is looked for, checked and put back: on the open desk, or in the place of one that cannot open. */
export interface RestorePort {
  readonly job: RestoreJob
  readonly inFlight: boolean
  readonly find: (folder: string) => Promise<Said<readonly FoundBackup[]>>
  readonly check: (folder: string, code: string | null) => Promise<Said<null>>
  /** Absent where nothing runs that could be stopped. */
  readonly cancel?: () => void
  /** Absent for a drill, which puts nothing back. */
  readonly begin?: (folder: string) => Promise<Said<null>>
}

/** What came of asking: a value, or a sentence why not and whether a recovery code would help. */
export type Said<T> = { readonly value: T } | { readonly trouble: string; readonly needsCode?: boolean }

type Send = Asking['send']
type Restoring =
  | 'restore:find'
  | 'restore:check'
  | 'restore:drill'
  | 'restore:begin'
  | 'start:find-backups'
  | 'start:preview'
  | 'start:restore'

const saidOf = <Q extends Restoring, T>(
  outcome: Outcome<Q> | undefined,
  value: (answer: Extract<Outcome<Q>, { readonly kind: 'answer' }>['value']) => T,
): Said<T> => {
  if (outcome === undefined) return { trouble: restoreAskWords.busy }
  if (outcome.kind === 'answer') return { value: value(outcome.value) }
  if (outcome.kind !== 'refusal') return { trouble: troubleWords(outcome).what }
  const { code } = outcome.refusal
  if (code === 'nobody-working' || code === 'another-person-working' || code === 'input-invalid')
    return { trouble: commonRefusalWords[code] }
  return {
    trouble: restoreAskWords[code],
    needsCode: code === 'needs-code' || code === 'wrong-code' || code === 'not-a-code',
  }
}

/** On an open desk, in the name of who opened the window: checks for a restore, or drills. */
export const deskPort = (
  of: 'restore' | 'drill',
  job: RestoreJob,
  { send, inFlight }: Asking,
  asPersonId: string,
): RestorePort => ({
  job,
  inFlight,
  find: async (folder) =>
    saidOf<'restore:find', readonly FoundBackup[]>(await send('restore:find', { folder }), ({ rows }) => rows),
  check: async (folder, code) =>
    of === 'drill'
      ? saidOf<'restore:drill', null>(await send('restore:drill', { folder, code }), () => null)
      : saidOf<'restore:check', null>(await send('restore:check', { folder, code }), () => null),
  cancel: () => {
    void send('restore:cancel', {})
  },
  ...(of === 'restore' && {
    begin: async (folder: string) =>
      saidOf<'restore:begin', null>(await send('restore:begin', { asPersonId, folder }), () => null),
  }),
})

/** In the place of a desk that cannot open. */
export const startPort = (job: RestoreJob, send: Send, inFlight: boolean): RestorePort => ({
  job,
  inFlight,
  find: async (folder) =>
    saidOf<'start:find-backups', readonly FoundBackup[]>(
      await send('start:find-backups', { folder }),
      ({ rows }) => rows,
    ),
  check: async (folder, code) =>
    saidOf<'start:preview', null>(await send('start:preview', { folder, code }), () => null),
  begin: async (folder) => saidOf<'start:restore', null>(await send('start:restore', { folder }), () => null),
})
