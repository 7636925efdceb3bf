import type { CommandOf } from '../commands.ts'
import { prescriptionKey } from '../identifiers.ts'
import type { OtherCopy, Prescription } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import type { EventBody } from '../events.ts'
import { mergeContent, sameContent } from '../same-content.ts'
import { wasReturnedWith } from '../supply.ts'
import { happened, refuse, type DecideContext, type Decision } from './decision.ts'
import { windowsOf } from './gates.ts'
import { schedulesTold } from './schedules-told.ts'

type Receive = CommandOf<'receive'>

const releasedToUs = (command: Receive): boolean =>
  command.source.kind === 'release' && command.source.releasedTo === command.ourOds

const releasedElsewhere = (command: Receive): string | null =>
  command.source.kind === 'release' && command.source.releasedTo !== command.ourOds ? command.source.releasedTo : null

const arrivesFirst = (command: Receive, context: DecideContext): Decision => {
  const unmeasured = command.content.items.find((item) => parseHundredths(item.quantity.value) === undefined)
  if (unmeasured) return refuse({ code: 'amount-invalid', itemId: unmeasured.id })
  const sentBack = command.sentBackReason !== null
  return happened({
    type: 'received',
    id: prescriptionKey(command.content.shortId, command.content.issue?.number),
    source: command.source,
    content: command.content,
    tracked: !sentBack && releasedToUs(command),
    belongsTo: sentBack ? null : releasedElsewhere(command),
    sentBackReason: command.sentBackReason,
    windows: windowsOf(command.content, context.today),
  })
}

// The reply that was returned, sent or saved once more, is no second release.
const sameRelease = (p: Pick<Prescription, 'source'>, { source }: Receive): boolean =>
  source.releaseResponseId !== null && source.releaseResponseId === p.source.releaseResponseId

const sameArrivesAgain = (p: Prescription, command: Receive, context: DecideContext): readonly EventBody[] => {
  const { source } = command
  const content = mergeContent(p, command)
  // First of all: nothing may be ready on an answer that the message speaks against, not between two events either.
  const events: EventBody[] = [...schedulesTold(p, command.content.items, context.today)]
  const answered = (itemId: string) => known(p.items.find((item) => item.content.id === itemId)?.schedule)
  if (source.signed && !p.source.signed) {
    const { writtenOn, items } = content
    const windows = windowsOf({ ...p.content, items, writtenOn }, context.today, answered)
    events.push({ type: 'signature-attached', source, writtenOn, windows })
  }
  const elsewhere = releasedElsewhere(command)
  if (releasedToUs(command) && (!p.tracked || (p.returned && !sameRelease(p, command)))) {
    events.push({
      type: 'custody-taken',
      source,
      content,
      custody: p.returned ? p.custody + 1 : p.custody,
      windows: windowsOf(content, context.today, p.returned ? undefined : answered),
    })
  } else if (elsewhere !== null && !p.tracked && p.belongsTo !== elsewhere) {
    events.push({ type: 'belongs-elsewhere', source, ods: elsewhere })
  }
  return events
}

const known = <S extends string>(schedule: S | 'unknown' | undefined): S | undefined =>
  schedule === 'unknown' ? undefined : schedule

const anotherArrives = (p: Prescription, command: Receive): Decision => {
  const { otherCopy: waits } = p
  if (waits !== null && sameContent(waits.content, command.content))
    return happened(...waitingComesAgain(p, waits, command))
  // What the NHS released would go with the last that anybody can choose it; an order comes again once somebody has chosen.
  if (waits?.source.kind === 'release' && command.source.kind === 'order' && !p.sentBack)
    return refuse({ code: 'copy-not-chosen' })
  const { source, content } = command
  return happened({ type: 'other-copy-arrived', source, releasedToUs: releasedToUs(command), content })
}

const waitingComesAgain = (p: Prescription, waits: OtherCopy, command: Receive): readonly EventBody[] => {
  const ours = releasedToUs(command)
  const givenBack = wasReturnedWith(p, waits) && !sameRelease(waits, command)
  const content = mergeContent(waits, command)
  const released = ours && (!waits.releasedToUs || givenBack)
  const signed = waits.source.signed || command.source.signed
  const told = content.items.some(({ schedule }, at) => schedule !== waits.content.items[at]?.schedule)
  if (!released && !told && signed === waits.source.signed) return []
  const source = { ...(released ? command : waits).source, signed }
  return [{ type: 'other-copy-arrived', source, releasedToUs: released || waits.releasedToUs, content }]
}

/**
 * Takes a copy in. Held already with the same content: nothing, or what is new of it (signature, custody, whose it is).
 * Different content: kept beside for a person, but for an order while a release waits there. An entry the NHS sent back marks the prescription for ever.
 */
export const receive = (p: Prescription | undefined, command: Receive, context: DecideContext): Decision => {
  if (!p) return arrivesFirst(command, context)
  if (command.sentBackReason !== null)
    return p.sentBack
      ? happened()
      : happened({ type: 'sent-back', source: command.source, reason: command.sentBackReason })
  if (p.sentBack || !sameContent(p.content, command.content)) return anotherArrives(p, command)
  return happened(...sameArrivesAgain(p, command, context))
}
