import type { ReactElement } from 'react'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf } from '../detail.ts'
import { useNearMissForm } from './near-miss-form.tsx'

/** A near miss found outside the accuracy check, also in something checked already: it goes back to assembly. */
export const NearMissAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const miss = useNearMissForm(itemIds.flatMap((itemId) => itemOf(detail.prescription, itemId) ?? []))
  return (
    <ActDialog
      {...props}
      title="Send back to assembly"
      wide
      keys={miss.keys}
      endings={[
        {
          button: 'Send back to assembly',
          words: 'Near miss recorded. It is back at assembly.',
          look: 'danger',
          keyOf: 'Control+Enter',
          commands:
            miss.itemId === null || miss.nearMiss === null
              ? null
              : [
                  {
                    detail,
                    command: {
                      type: 'fail-accuracy-check',
                      itemId: miss.itemId,
                      nearMiss: miss.nearMiss,
                    },
                  },
                ],
          missing: miss.missing,
        },
      ]}
    >
      {miss.fields}
    </ActDialog>
  )
}
