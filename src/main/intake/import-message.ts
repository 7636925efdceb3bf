import { prescriptionKey } from '../../domain/identifiers.ts'
import { systemActor, type Actor } from '../../domain/people.ts'
import type { PrescriptionContent } from '../../domain/prescription-content.ts'
import type { Result } from '../../domain/result.ts'
import { sameContent } from '../../domain/same-content.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { Database } from '../database/database.ts'
import type { Act, ActAnswer, ActRefusal } from '../dispensing/act.ts'
import { earlierCopies } from './earlier-copies.ts'
import {
  outcomeOf,
  parseTaken,
  type IntakeOutcome,
  type IntakeResult,
  type TakenAs,
  type TakenPrescription,
} from './intake-result.ts'
import { largestMessage, parseBytes, tooLarge } from './parse-bytes.ts'
import { keepMessage, type Origin } from './raw-message.ts'
import { readMessage, type ReadPrescription } from './read-message.ts'
import type { Reason } from './reason.ts'
import { loadMessage, wholeResultOfBytes, writeLink, writeResult } from './store.ts'

/**
 * What importing is built from. `runAct` is the one write path; `heldCopies` gives the contents held under a prescription's key
 * now, `waitingForChoice` those of which there are two and nobody has chosen one, `heldFor` for which other pharmacy it is held.
 */
export interface IntakeDeps {
  readonly database: Database
  readonly now: () => number
  readonly newId: () => string
  readonly ourOds: string
  readonly runAct: (act: Act) => Result<ActAnswer, ActRefusal>
  readonly heldCopies: (prescriptionId: string) => readonly PrescriptionContent[]
  readonly waitingForChoice: (prescriptionIds: readonly string[]) => ReadonlySet<string>
  readonly heldFor: (prescriptionId: string) => string | null
}

/** What became of a message: the contract of the command line and the inbox. */
export interface ImportAnswer {
  readonly messageId: string
  readonly origin: Origin
  readonly outcome: IntakeOutcome
  readonly prescriptions: readonly TakenPrescription[]
  readonly reasons: readonly Reason[]
}

/**
 * Takes a message in: bytes kept first, then read, then each prescription received. A message or prescription that cannot be
 * taken in is refused with reasons and stops no other. Without `actor` the app itself did it (watched folder, command line).
 */
export const importMessage = (
  deps: IntakeDeps,
  message: { readonly bytes: Uint8Array; readonly origin: Origin; readonly actor?: Actor },
): ImportAnswer => {
  return processMessage(deps, keepMessage(deps, message), message.actor ?? systemActor)
}

/** Reads a kept message, also once more after an interruption or an update; what it recorded before is not recorded twice. */
export const processMessage = (deps: IntakeDeps, messageId: string, actor: Actor): ImportAnswer => {
  const message = loadMessage(deps.database.db, messageId)
  if (message === undefined) throw new Error(`There is no message ${messageId}`)
  const known = wholeResultOfBytes(deps.database.db, message.sha256, message.message_no)
  const result = known === undefined ? readAndReceive(deps, message, actor) : again(known)
  deps.database.transact((tx) => {
    for (const { key, path, as, signed } of result.prescriptions)
      writeLink(tx, { prescription_id: key, message_id: messageId, path, taken_as: as, signed: signed ? 1 : 0 })
    writeResult(tx, {
      message_no: message.message_no,
      message_id: messageId,
      outcome: result.outcome,
      held: result.held ? 1 : 0,
      reasons: JSON.stringify(result.reasons),
      prescriptions: JSON.stringify(result.prescriptions),
      decided_at: deps.now(),
    })
  })
  const { outcome, prescriptions, reasons } = result
  const origin = { kind: message.origin_kind, name: message.origin_name }
  return { messageId, origin, outcome, prescriptions, reasons }
}

// The same bytes bring nothing new, whatever became of their prescriptions since: a reply read twice is no second release.
const again = (known: { readonly prescriptions: string; readonly held: number }): IntakeResult => ({
  outcome: 'duplicate',
  held: known.held === 1,
  prescriptions: parseTaken(known.prescriptions).map((one) => ({
    ...one,
    as: one.as === 'sent-back' ? 'sent-back' : 'duplicate',
  })),
  reasons: [],
})

type Message = NonNullable<ReturnType<typeof loadMessage>>

const readAndReceive = (deps: IntakeDeps, message: Message, actor: Actor): IntakeResult => {
  if (message.size_bytes > largestMessage || message.content === null) return refusal([tooLarge])
  const parsed = parseBytes(message.content)
  if (!parsed.ok) return refusal([parsed.refusal])
  const read = readMessage(parsed.value, ukDate(message.received_at))
  if (!read.ok) return refusal([read.refusal])
  const prescriptions: TakenPrescription[] = []
  const reasons: Reason[] = []
  let anyNew = false
  read.value.forEach((one, at) => {
    if (!('content' in one)) return void reasons.push(...one.reasons)
    const received = receive(deps, message.message_id, at, one, actor)
    if (!received.ok) return void reasons.push(received.refusal)
    prescriptions.push(describe(one, received.value.as))
    anyNew ||= received.value.recorded
  })
  const held = prescriptions.some(({ releasedTo }) => releasedTo !== null && releasedTo !== deps.ourOds)
  return { outcome: outcomeOf(prescriptions, { anyNew, anyRefused: reasons.length > 0 }), held, prescriptions, reasons }
}

const refusal = (reasons: readonly Reason[]): IntakeResult => ({
  outcome: 'refused',
  held: false,
  prescriptions: [],
  reasons,
})

const describe = ({ content, source, path }: ReadPrescription, as: TakenAs): TakenPrescription => ({
  id: content.shortId,
  issue: content.issue?.number ?? null,
  key: prescriptionKey(content.shortId, content.issue?.number),
  items: content.items.length,
  as,
  signed: source.signed,
  releasedTo: source.releasedTo,
  path,
})

/** Whether a prescription is held as of the pharmacy it was released to, and that pharmacy is ours: the code was put right since. */
export const isHeldForUs = (
  deps: Pick<IntakeDeps, 'ourOds' | 'heldFor'>,
  key: string,
  releasedTo: string | null,
): boolean => releasedTo === deps.ourOds && deps.heldFor(key) === deps.ourOds

type Received = Result<{ readonly as: TakenAs; readonly recorded: boolean }, Reason>

const receive = (deps: IntakeDeps, messageId: string, at: number, one: ReadPrescription, actor: Actor): Received => {
  const key = prescriptionKey(one.content.shortId, one.content.issue?.number)
  const [held, waiting] = deps.heldCopies(key).map((copy) => sameContent(copy, one.content))
  if (!held && !waiting && isOlderCopy(deps, key, one)) return { ok: true, value: { as: 'duplicate', recorded: false } }
  const answer = deps.runAct({
    actId: messageId,
    actor,
    happened: null,
    commands: [
      {
        // The same for every reading of this message, so that an interrupted one is not received twice; but one that was held under
        // another code of ours is received anew.
        commandId: isHeldForUs(deps, key, one.source.releasedTo)
          ? `${messageId}/${at}/${deps.ourOds}`
          : `${messageId}/${at}`,
        prescriptionId: key,
        expectedVersion: null,
        command: {
          type: 'receive',
          source: { ...one.source, messageId },
          content: one.content,
          ourOds: deps.ourOds,
          sentBackReason: one.sentBackReason,
        },
      },
    ],
  })
  if (!answer.ok) return { ok: false, refusal: notTaken(answer.refusal, one.path) }
  const types = answer.value.prescriptions.find(({ id }) => id === key)?.types ?? []
  const as = takenAs(one, types)
  // An order that says more of the copy which waits to be chosen asks nobody anything new.
  const told = waiting === true && one.source.kind === 'order' && as === 'conflict'
  return { ok: true, value: { as: told ? 'duplicate' : as, recorded: types.length > 0 } }
}

const takenAs = (one: ReadPrescription, types: readonly string[]): TakenAs => {
  if (one.sentBackReason !== null) return 'sent-back'
  if (types.includes('other-copy-arrived')) return 'conflict'
  return types.includes('received') || types.includes('custody-taken') ? 'new' : 'duplicate'
}

/**
 * Whether one that is not among the copies held now was kept before: a copy that a person decided against, or whose place a third
 * copy took, asks nobody again. A release is never passed over.
 */
const isOlderCopy = (deps: IntakeDeps, key: string, one: ReadPrescription): boolean => {
  if (one.source.kind !== 'order') return false
  return earlierCopies(deps.database.db, key).some((copy) => sameContent(copy, one.content))
}

const firstDo: Readonly<Partial<Record<string, string>>> = {
  'pharmacy-not-set':
    'This pharmacy has no ODS code yet. A pharmacist gives it in Settings; then try this message again.',
  'copy-not-chosen':
    'This prescription is here in two copies that differ, one of them released by the NHS, and this message says something else again. Choose which copy counts; then try this message again.',
}

const notTaken = ({ refusal }: ActRefusal, path: string): Reason => ({
  code: refusal.code,
  path,
  message:
    firstDo[refusal.code] ??
    `The prescription was read but not taken in (${refusal.code}). Try again; if it is refused again, report it with this code.`,
})
