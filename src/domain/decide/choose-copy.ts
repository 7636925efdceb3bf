import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import { sameItem } from '../same-content.ts'
import { happened, reasonMissing, refuse, unless, type DecideContext, type Decision } from './decision.ts'
import { windowsOf } from './gates.ts'

/** Settles which of two differing copies is worked on. The chosen copy brings its own custody; the other stays in the ledger. */
export const chooseCopy = (p: Prescription, command: CommandOf<'choose-copy'>, context: DecideContext): Decision =>
  unless([reasonMissing(command.reason)], () => {
    const other = p.otherCopy
    if (!other) return refuse({ code: 'no-other-copy' })
    const content = command.which === 'other' ? other.content : p.content
    const unmeasured = content.items.find((item) => parseHundredths(item.quantity.value) === undefined)
    if (unmeasured) return refuse({ code: 'amount-invalid', itemId: unmeasured.id })
    // An answer given for the same wording stands; a changed item is asked again.
    const scheduleOf = (itemId: string) => {
      const held = p.items.find((item) => item.content.id === itemId)
      const chosen = content.items.find((item) => item.id === itemId)
      return held && chosen && held.schedule !== 'unknown' && sameItem(held.content, chosen) ? held.schedule : undefined
    }
    return happened({
      type: 'copy-chosen',
      which: command.which,
      reason: command.reason,
      tracked: command.which === 'other' ? other.releasedToUs : p.tracked,
      windows: windowsOf(content, context.today, scheduleOf),
    })
  })
