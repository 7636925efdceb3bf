import type { HandlersOf } from '../../contract/handlers.ts'
import { ok } from '../../domain/result.ts'
import { importMessage } from './import-message.ts'
import type { ImportAnswer, IntakeDeps } from './import-message.ts'
import { acknowledgeMessage, retryMessage } from './inbox-acts.ts'
import { inboxPage } from './inbox.ts'
import type { UnreadFile } from './watch-folder.ts'

const imported = (file: string, answer: ImportAnswer) => ({
  file,
  messageId: answer.messageId,
  outcome: answer.outcome,
  prescriptions: answer.prescriptions.map(({ key, items }) => ({ id: key, items })),
  reasons: [...answer.reasons],
})

/** Answers the questions about messages that came in; `unread` are the files of the watched folder that could not be. */
export const intakeHandlers = (
  deps: IntakeDeps,
  unread: () => readonly UnreadFile[],
): HandlersOf<'intake:page' | 'intake:import' | 'intake:retry' | 'intake:acknowledge'> => ({
  'intake:page': (asked) => {
    const { rows, next, counts } = inboxPage(deps.database.db, asked, deps.waitingForChoice)
    const files = unread()
    return ok({
      rows: rows.map((row) => ({
        ...row,
        prescriptions: row.prescriptions.map(({ key, items }) => ({ id: key, items })),
        reasons: [...row.reasons],
      })),
      next,
      counts: { ...counts, unseen: counts.unseen + files.length },
      unread: [...files],
    })
  },
  'intake:import': ({ file, bytes }, { person }) =>
    ok(
      imported(
        file,
        importMessage(deps, {
          bytes: Buffer.from(bytes, 'base64'),
          origin: { kind: 'file', name: file },
          actor: person,
        }),
      ),
    ),
  'intake:retry': ({ messageId }, { person }) => {
    const answer = retryMessage(deps, messageId, person)
    return answer.ok ? ok(imported(answer.value.origin.name, answer.value)) : answer
  },
  'intake:acknowledge': ({ messageId }, { person }) => {
    const done = acknowledgeMessage(deps, messageId, person)
    return done.ok ? ok({}) : done
  },
})
