import type { HandlersOf } from '../../contract/handlers.ts'
import type { Actor } from '../../domain/people.ts'
import { mayManageDesk } from '../../domain/permission.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { codeText, differingGroups, newRecoveryCode, normaliseCode, type RecoveryCode } from '../keys/recovery-code.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { recordKeyEvent } from './key-events.ts'

/** Why another data key was not begun. */
export type ChangeKeyRefusal = { readonly code: 'wrong-code' | 'no-recovery' | 'practice-key' | 'no-room' }

/** What the questions about keys need. `changeDataKey` closes this desk and opens it again after. */
export interface KeyHandlerDeps {
  readonly database: Database
  readonly ledger: LedgerContext
  readonly keys: KeyRing
  readonly randomBytes: (count: number) => Buffer
  readonly changeDataKey: (code: RecoveryCode, by: Actor) => Result<null, ChangeKeyRefusal>
  readonly recoveryMade: () => void
  readonly pushDesk: () => void
}

/** Answers the questions about the keys of this file. A code that was shown and not typed back is in memory only. */
export const keyHandlers = (
  deps: KeyHandlerDeps,
): HandlersOf<'keys:state' | 'keys:make-code' | 'keys:confirm-code' | 'keys:try-code' | 'keys:change-data-key'> => {
  const shown = new Map<string, RecoveryCode>()
  const { keys } = deps
  return {
    'keys:state': () =>
      ok({ recovery: keys.hasRecovery(), keptBy: keys.keptBy === 'os' ? ('key-store' as const) : ('file' as const) }),
    'keys:make-code': (_input, { session, person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const code = newRecoveryCode(deps.randomBytes)
      shown.set(session, code)
      return ok({ code: codeText(code) })
    },
    'keys:confirm-code': (input, { session, person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const code = shown.get(session)
      if (code === undefined) return refused({ code: 'nothing-shown' as const })
      const groups = differingGroups(input.code, code)
      if (groups.length > 0) return refused({ code: 'differs' as const, groups: [...groups] })
      const replaced = keys.hasRecovery()
      keys.keepRecovery(code)
      shown.delete(session)
      recordKeyEvent(deps, person, { type: 'recovery-code-made', body: { replaced } })
      deps.recoveryMade()
      deps.pushDesk()
      return ok({})
    },
    'keys:try-code': (input, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const code = normaliseCode(input.code)
      return code === undefined ? refused({ code: 'not-a-code' as const }) : ok({ opens: keys.opens(code) })
    },
    'keys:change-data-key': (input, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const code = normaliseCode(input.code)
      if (code === undefined) return refused({ code: 'not-a-code' as const })
      const begun = deps.changeDataKey(code, person)
      return begun.ok ? ok({}) : begun
    },
  }
}
