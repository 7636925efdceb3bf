import { practiceIds, type IdSource } from './practice-ids.ts'
import { practicePrescriber } from './prescribers.ts'
import { releasedMessage, type ReleasedMessage } from './released-message.ts'
import type { Identity, Script } from './script.ts'
import { spineTime } from './local-day.ts'
import { workingDay } from './working-day.ts'

/** For whom, when (UTC ms) and with what randomness (0 to 1); `from` counts the prescriptions made so far, so that the day goes on where it stopped. */
export interface PracticeOptions {
  readonly ods: string
  readonly now: number
  readonly random: () => number
  readonly from?: number
}

/** A file that can be imported; its name says nothing about a patient. */
export interface PracticeFile {
  readonly name: string
  readonly bytes: string
}

const rfc4122 = 'https://tools.ietf.org/html/rfc4122'

/**
 * The next `count` prescriptions of a working day, each as one `$release` reply. Ids never repeat as long as `random` goes on
 * or `from` moves on; the same `random` and `from` give the same files.
 */
export const practiceReleases = (options: PracticeOptions & { readonly count: number }): readonly PracticeFile[] => {
  const { count, from = 0, now, random } = options
  const ids = practiceIds(random, from)
  // Issues of one repeat prescription share its ids when the same call makes them.
  const identities = new Map<Script, Omit<Identity, 'issue'>>()
  return Array.from({ length: count }, (_, made) => {
    const { script, issue } = slotAt(from + made)
    const identity = identities.get(script) ?? ids.identity(script, surgeryOf(script))
    if (issue === lastIssue(script)) identities.delete(script)
    else identities.set(script, identity)
    const message = releasedMessage(script, { ...identity, issue }, { ods: options.ods, now, uuid: ids.uuid })
    return file('release', from + made, reply([message], ids, now))
  })
}

/** A reply that hands over any script, for tests and the demo: one file per issue. */
export const releaseOfScript = (script: Script, options: PracticeOptions): readonly PracticeFile[] => {
  const ids = practiceIds(options.random, options.from ?? 0)
  return messagesOf(script, ids, options).map((message, at) =>
    file('release', (options.from ?? 0) + at, reply([message], ids, options.now)),
  )
}

/** A reply whose one prescription the NHS took back because its signature is invalid: never to be dispensed. */
export const practiceFailedRelease = (options: PracticeOptions): PracticeFile => {
  const ids = practiceIds(options.random, options.from ?? 0)
  const [message] = messagesOf(scriptAt(options.from), ids, options)
  return file('failed-release', options.from ?? 0, failedReply(message, ids, options.now))
}

/** A reply released to another pharmacy than `ods`: it got into the wrong hands. */
export const practiceForOther = (options: PracticeOptions & { readonly otherOds?: string }): PracticeFile => {
  const ids = practiceIds(options.random, options.from ?? 0)
  const messages = messagesOf(scriptAt(options.from), ids, { ...options, ods: options.otherOds ?? 'FZZ99' })
  return file('release-for-other', options.from ?? 0, reply(messages.slice(0, 1), ids, options.now))
}

/** An order as the surgery's system creates it, without a signature and not released by anybody. */
export const practiceUnsigned = (options: PracticeOptions): PracticeFile => {
  const ids = practiceIds(options.random, options.from ?? 0)
  const script = scriptAt(options.from)
  const [message] = messagesOf({ ...script, treatment: 'acute' }, ids, options, true)
  return file('order', options.from ?? 0, message)
}

const issuesOf = (script: Script): readonly (number | null)[] =>
  script.treatment === 'repeat-dispensing' ? (script.issues?.released ?? [1]) : [null]

const lastIssue = (script: Script): number | null => issuesOf(script).at(-1) ?? null

const surgeryOf = (script: Script): string => practicePrescriber(script.prescriber).surgery.ods

const slotAt = (number: number): { readonly script: Script; readonly issue: number | null } => {
  const slots = workingDay.flatMap((script) => issuesOf(script).map((issue) => ({ script, issue })))
  const slot = slots[number % slots.length]
  if (slot === undefined) throw new Error('The practice day has no prescriptions')
  return slot
}

const scriptAt = (number = 0): Script => slotAt(number).script

const messagesOf = (
  script: Script,
  ids: IdSource,
  { ods, now }: PracticeOptions,
  asCreated = false,
): readonly ReleasedMessage[] => {
  const identity = ids.identity(script, surgeryOf(script))
  return issuesOf(script).map((issue) =>
    releasedMessage(script, { ...identity, issue }, { ods, now, uuid: ids.uuid, ...(asCreated && { asCreated }) }),
  )
}

const searchset = (ids: IdSource, now: number, total: number, entry: readonly unknown[]) => ({
  resourceType: 'Bundle',
  id: ids.uuid(),
  meta: { lastUpdated: spineTime(now) },
  identifier: { system: rfc4122, value: ids.uuid() },
  type: 'searchset',
  total,
  entry,
})

const entryOf = (message: ReleasedMessage) => ({
  fullUrl: `urn:uuid:${message.id}`,
  search: { mode: 'match' },
  resource: message,
})

const parameters = (ids: IdSource, passed: unknown, failed: unknown) => ({
  resourceType: 'Parameters',
  id: ids.uuid(),
  parameter: [
    { name: 'passedPrescriptions', resource: passed },
    { name: 'failedPrescriptions', resource: failed },
  ],
})

const reply = (messages: readonly ReleasedMessage[], ids: IdSource, now: number) =>
  parameters(ids, searchset(ids, now, messages.length, messages.map(entryOf)), searchset(ids, now, 0, []))

const failedReply = (message: ReleasedMessage | undefined, ids: IdSource, now: number) => {
  if (message === undefined) throw new Error('There is no prescription to fail')
  const outcome = {
    resourceType: 'OperationOutcome',
    id: ids.uuid(),
    meta: { lastUpdated: spineTime(now) },
    extension: [
      {
        url: 'https://fhir.nhs.uk/StructureDefinition/Extension-Spine-supportingInfo-prescription',
        valueReference: { identifier: message.identifier },
      },
    ],
    issue: [
      {
        severity: 'error',
        code: 'invalid',
        details: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode',
              code: 'INVALID_VALUE',
              display: 'Signature is invalid.',
            },
          ],
        },
        expression: ['Provenance.signature.data'],
      },
    ],
  }
  const failed = [{ fullUrl: `urn:uuid:${outcome.id}`, resource: outcome }, entryOf(message)]
  return parameters(ids, searchset(ids, now, 0, []), searchset(ids, now, 2, failed))
}

const file = (kind: string, number: number, content: unknown): PracticeFile => ({
  name: `${kind}-${String(number + 1).padStart(4, '0')}.json`,
  bytes: JSON.stringify(content, null, 2),
})
