import type { PrescriptionContent } from '../../domain/prescription-content.ts'
import type { Source } from '../../domain/prescription.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { LocalDate } from '../../domain/uk-date.ts'
import { entriesOf, isOrder, resourceType } from './bundle.ts'
import { classify, type Classified, type FailedBundle, type ReleasedBundle } from './classify.ts'
import { messageHeader, operationOutcome } from './fhir-schemas.ts'
import { systems } from './fields.ts'
import { pathTo, read, type Located } from './located.ts'
import { missing, wrongMessage, type Problems, type Reason } from './reason.ts'
import { toContent } from './to-content.ts'

/** A prescription as a message brings it. `path` is its own bundle inside the message. */
export interface ReadPrescription {
  readonly path: string
  readonly content: PrescriptionContent
  readonly source: Omit<Source, 'messageId'>
  /** What the NHS said when it took the prescription back; null for one that may be dispensed. */
  readonly sentBackReason: string | null
}

/** A prescription in a message that could not be read, beside others that could. */
export interface UnreadPrescription {
  readonly path: string
  readonly reasons: readonly Reason[]
}

/** Each prescription of a message, in order; none of one that says there are none. */
export type ReadMessage = readonly (ReadPrescription | UnreadPrescription)[]

const spine = 'X2601'

/** Every prescription of a parsed message; refused when it is no message that brings any. `received` is the UK day it came. */
export const readMessage = (value: unknown, received: LocalDate): Result<ReadMessage, Reason> => {
  const classified = classify(value)
  return classified.ok ? ok(prescriptionsOf(classified.value, received)) : refused(classified.refusal)
}

const prescriptionsOf = (message: Classified, received: LocalDate): ReadMessage => {
  if (message.kind === 'nothing') return []
  const read =
    message.kind === 'orders'
      ? message.orders.map((bundle) => readOrder(bundle, received))
      : [
          ...message.passed.map((bundle) => readPassed(bundle, received)),
          ...message.failed.map((bundle) => readFailed(bundle, received)),
        ]
  // Behind all others: the place in this list is part of the id under which a prescription is received.
  return [...read, ...message.others.map((other) => ({ path: other.path, reasons: [notAnOrder(other)] }))]
}

const readOrder = (bundle: Located, received: LocalDate) =>
  collecting(bundle.path, (problems) => {
    const released = headerOf(bundle, problems)?.sender === spine
    const order = toContent(bundle, { released, received }, problems)
    return (
      order && {
        path: bundle.path,
        content: order.content,
        source: { kind: 'order', releasedTo: null, releaseResponseId: null, signed: order.signed },
        sentBackReason: null,
      }
    )
  })

const readPassed = (bundle: ReleasedBundle, received: LocalDate) =>
  collecting(bundle.path, (problems) => {
    if (!isOrder(bundle)) {
      problems.push(notAnOrder(bundle))
      return undefined
    }
    const header = headerOf(bundle, problems)
    if (header?.receiver === undefined)
      problems.push(missing(pathTo(bundle.path, 'entry'), 'code of the pharmacy it was released to'))
    const order = toContent(bundle, { released: true, received }, problems)
    if (order === undefined || header?.receiver === undefined) return undefined
    const { signed, content } = order
    const releasedTo = header.receiver
    return {
      path: bundle.path,
      content,
      source: { kind: 'release', releasedTo, releaseResponseId: bundle.responseId, signed },
      sentBackReason: null,
    }
  })

const readFailed = (bundle: FailedBundle, received: LocalDate) =>
  collecting(bundle.path, (problems) => {
    if (!isOrder(bundle)) {
      problems.push(notAnOrder(bundle))
      return undefined
    }
    const order = toContent(bundle, { released: true, received }, problems)
    return (
      order && {
        path: bundle.path,
        content: order.content,
        source: {
          kind: 'release-failed',
          releasedTo: null,
          releaseResponseId: bundle.responseId,
          signed: order.signed,
        },
        sentBackReason: wordsOf(bundle.outcome),
      }
    )
  })

const collecting = (
  path: string,
  readOne: (problems: Problems) => ReadPrescription | undefined,
): ReadPrescription | UnreadPrescription => {
  const problems: Problems = []
  const prescription = readOne(problems)
  return prescription === undefined || problems.length > 0 ? { path, reasons: problems } : prescription
}

const notAnOrder = ({ value, path }: Located): Reason =>
  wrongMessage(path, `a ${resourceType(value) === 'Bundle' ? 'bundle' : 'resource'} that is no prescription order`)

const headerOf = (bundle: Located, problems: Problems) => {
  const entry = entriesOf(bundle)?.find(({ type }) => type === 'MessageHeader')
  const header = entry && read(messageHeader, entry, problems)
  const receiver = header?.destination
    ?.map(({ receiver }) => receiver?.identifier)
    .find((id) => id?.system === systems.ods)
  return header && { sender: header.sender?.identifier?.value, receiver: receiver?.value?.trim().toUpperCase() }
}

const unexplained = 'The NHS did not say why.'

const wordsOf = (outcome: Located | undefined): string => {
  const parsed = outcome && operationOutcome.safeParse(outcome.value)
  const issues = (parsed?.success ? parsed.data.issue : undefined) ?? []
  const words = issues.flatMap(({ details, diagnostics }) => {
    const displays = (details?.coding ?? []).flatMap(({ display, code }) => display ?? code ?? [])
    return displays.length > 0 ? displays : (details?.text ?? diagnostics ?? [])
  })
  const joined = [...new Set(words.map((word) => word.trim()))].filter((word) => word !== '').join(' ')
  return joined === '' ? unexplained : joined.slice(0, 500)
}
