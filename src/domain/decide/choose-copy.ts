import type { CommandOf } from '../commands.ts'
import type { EventBody, Windows } from '../events.ts'
import type { ItemContent, PrescriptionContent } from '../prescription-content.ts'
import type { OtherCopy, Prescription } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import { sameItem, samePatient } from '../same-content.ts'
import { isClosedByMessage, wasReturnedWith } from '../supply.ts'
import type { LocalDate } from '../uk-date.ts'
import { after } from './after.ts'
import { happened, reasonMissing, refuse, takenBack, unless, type DecideContext, type Decision } from './decision.ts'
import { windowsOf } from './gates.ts'
import { schedulesTold } from './schedules-told.ts'

// What a message closed is on the chosen copy after all. Two items closed at once are opened together or not at all: one that is
// cancelled on this copy too must never open.
const closuresOver = (p: Prescription, content: PrescriptionContent): readonly string[] => {
  const closedBy = (holds: (one: ItemContent) => boolean): readonly string[] =>
    p.items.flatMap(({ content: { id }, closed }) =>
      closed && isClosedByMessage(closed) && content.items.some((one) => one.id === id && holds(one))
        ? [closed.stamp.eventId]
        : [],
    )
  const stillCancelled = closedBy(({ cancelled }) => cancelled)
  return closedBy(({ cancelled }) => !cancelled).filter((eventId) => !stillCancelled.includes(eventId))
}

// What was made names the patient on its label, whom its check compared.
const checksOfOtherLabels = (p: Prescription, content: PrescriptionContent): readonly string[] =>
  samePatient(p.content, content)
    ? []
    : p.items.flatMap(({ portions }) => portions.flatMap(({ accuracy }) => accuracy?.eventId ?? []))

/** What is taken back before a copy takes the place of the held one, which closes anew what is not on it. */
export const undoneByCopy = (p: Prescription, content: PrescriptionContent, reason: string): readonly EventBody[] => [
  ...[...new Set(closuresOver(p, content))].map((eventId) => takenBack(eventId, 'closed', reason)),
  ...[...new Set(checksOfOtherLabels(p, content))].map((eventId) => takenBack(eventId, 'accuracy-check', reason)),
]

/** Where today stands against the legal days that a copy has. */
export const windowsOnCopy = (p: Prescription, content: PrescriptionContent, today: LocalDate): Windows => {
  // An answer given for the same wording stands; a changed item is asked again.
  const answered = (itemId: string) => {
    const held = p.items.find((item) => item.content.id === itemId)
    const chosen = content.items.find((item) => item.id === itemId)
    return held && chosen && held.schedule !== 'unknown' && sameItem(held.content, chosen) ? held.schedule : undefined
  }
  return windowsOf(content, today, answered)
}

// It is with us again, and somebody waits for it, whichever words count: as signed as these are.
const custodyWithHeldWords = (p: Prescription, released: OtherCopy, { today }: DecideContext): EventBody => ({
  type: 'custody-taken',
  source: { ...released.source, signed: p.source.signed },
  content: p.content,
  custody: p.custody + 1,
  windows: windowsOf(p.content, today),
})

/** Settles which of two differing copies is worked on. The chosen copy brings its own custody; the other stays in the ledger. */
export const chooseCopy = (p: Prescription, command: CommandOf<'choose-copy'>, context: DecideContext): Decision =>
  unless([reasonMissing(command.reason)], () => {
    const other = p.otherCopy
    if (!other) return refuse({ code: 'no-other-copy' })
    const content = command.which === 'other' ? other.content : p.content
    const unmeasured = content.items.find((item) => parseHundredths(item.quantity.value) === undefined)
    if (unmeasured) return refuse({ code: 'amount-invalid', itemId: unmeasured.id })
    const returnStands = wasReturnedWith(p, other)
    const again = command.which === 'held' && p.returned && other.releasedToUs && !returnStands
    const released = again ? [custodyWithHeldWords(p, other, context)] : []
    const ours = after(p, released, context)
    const chosen: readonly EventBody[] = [
      ...released,
      ...undoneByCopy(ours, content, command.reason),
      {
        type: 'copy-chosen',
        which: command.which,
        reason: command.reason,
        tracked: command.which === 'other' ? other.releasedToUs : ours.tracked,
        windows: windowsOnCopy(ours, content, context.today),
        ...(returnStands && { returnStands }),
      },
    ]
    // Whichever is chosen: of the same wording the schedule is what either of them says.
    const knowing = [...p.items.map((item) => item.content), ...other.content.items]
    return happened(...chosen, ...schedulesTold(after(p, chosen, context), knowing, context.today))
  })
