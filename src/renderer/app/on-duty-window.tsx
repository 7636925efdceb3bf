import { useCallback, useState, type ReactElement, type ReactNode } from 'react'
import type { Output } from '../../contract/index.ts'
import { OpenOnDuty } from '../bridge/open-on-duty.ts'
import { OnDutyDialog } from '../features/on-duty/on-duty-dialog.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { appKeys } from '../wording/keys.ts'

/** The window about who is on duty, for everything below it: its key, and `useOpenOnDuty()` of `bridge/open-on-duty.ts`. */
export const OnDutyWindow = (props: {
  readonly desk: Output<'desk:state'>
  readonly onChoosePerson: () => void
  readonly children: ReactNode
}): ReactElement => {
  const [isOpen, setIsOpen] = useState(false)
  const open = useCallback(() => {
    setIsOpen(true)
  }, [])
  useKeys({ [appKeys['on-duty'].key]: open })
  return (
    <OpenOnDuty value={open}>
      {props.children}
      {isOpen ? (
        <OnDutyDialog
          key={props.desk.working?.id}
          working={props.desk.working}
          onChoosePerson={() => {
            setIsOpen(false)
            props.onChoosePerson()
          }}
          onClose={() => {
            setIsOpen(false)
          }}
        />
      ) : null}
    </OpenOnDuty>
  )
}
