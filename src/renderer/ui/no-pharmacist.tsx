import type { ReactElement } from 'react'
import { pharmacistRefusal } from '../../domain/decide/leaving.ts'
import { useOpenOnDuty } from '../bridge/open-on-duty.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { nothingToSupplyHead } from '../wording/at-the-counter.ts'
import { noPharmacistWords } from '../wording/refusals.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/**
 * Says before anything is asked that it could not leave now, for want of a responsible pharmacist; nothing where it could. What
 * happened earlier can still be entered. `controlled` says whether a controlled drug is to leave.
 */
export const NoPharmacist = ({ controlled }: { readonly controlled: boolean }): ReactElement | null => {
  const { reply } = useQuestion('duty:state', {})
  const openOnDuty = useOpenOnDuty()
  const refusal =
    reply?.kind === 'answer' ? pharmacistRefusal(reply.value.responsiblePharmacist, controlled) : undefined
  return refusal === undefined ? null : (
    <Notice tone="attention" head={nothingToSupplyHead} says>
      <p>{noPharmacistWords[refusal.why]}</p>
      {openOnDuty === null ? null : <Button onPress={openOnDuty}>Who is on duty…</Button>}
    </Notice>
  )
}
