import type { CommandOf } from '../commands.ts'
import { areKept } from '../label-words.ts'
import type { Prescription } from '../prescription.ts'
import { portionsHere } from '../supply.ts'
import { happened, refuse, type Decision } from './decision.ts'
import { forItems } from './gates.ts'

/**
 * Keeps what a person put on the label of a product that is here, so that every later print of it has it; it stops and voids nothing of
 * the record. It makes a new version as every act does: a check that another window has open is looked through and ticked anew.
 */
export const wordLabel = (p: Prescription, command: CommandOf<'word-label'>): Decision =>
  forItems(p, [command.itemId], [], ([item]) => {
    const { itemId, portionId, product, external } = command
    const portion = (item ? portionsHere(item) : []).find(({ id }) => id === portionId)
    if (!item || !portion?.lines.some((line) => line.product.name === product))
      return refuse({ code: 'nothing-assembled', itemId })
    const warnings = command.warnings.trim()
    const typed = command.directions?.trim()
    const directions = typed === undefined || typed === item.content.directions.trim() ? null : typed
    return areKept(item, portionId, product, { directions, warnings, external })
      ? happened()
      : happened({
          type: 'label-worded',
          itemId,
          portionId,
          product,
          ...(directions !== null && { directions }),
          warnings,
          external,
        })
  })
