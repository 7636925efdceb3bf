import type { ReactElement } from 'react'
import { pharmacistRefusal } from '../../../../domain/decide/leaving.ts'
import { useOpenOnDuty } from '../../../bridge/open-on-duty.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { nothingToSupplyHead } from '../../../wording/at-the-counter.ts'
import { refusalWords } from '../../../wording/refusals.ts'
import type { ActProps } from '../act-dialog.tsx'
import { itemOf, tellingOf } from '../detail.ts'

/** Says before anything is asked that it could not leave now, for want of a responsible pharmacist; nothing where it could. What happened earlier can still be entered. */
export const NothingToSupply = ({ detail, itemIds }: Pick<ActProps, 'detail' | 'itemIds'>): ReactElement | null => {
  const { reply } = useQuestion('duty:state', {})
  const openOnDuty = useOpenOnDuty()
  const items = itemIds.flatMap((itemId) => itemOf(detail.prescription, itemId) ?? [])
  const refusal = reply?.kind === 'answer' ? pharmacistRefusal(reply.value.responsiblePharmacist, items) : undefined
  return refusal === undefined ? null : (
    <Notice tone="attention" head={nothingToSupplyHead} says>
      <p>{refusalWords(refusal, tellingOf(detail.prescription))}</p>
      {openOnDuty === null ? null : <Button onPress={openOnDuty}>Who is on duty…</Button>}
    </Notice>
  )
}
