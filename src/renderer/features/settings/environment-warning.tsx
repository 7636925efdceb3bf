import type { ReactElement } from 'react'
import type { Environment } from '../../../contract/desk.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { environmentWarningWords as words, environmentWords } from '../../wording/settings.ts'

/** What has to be read before an environment is opened from which nothing is sent yet. */
export const EnvironmentWarning = (props: {
  readonly environment: Environment
  readonly onClose: () => void
  readonly onUnderstood: () => void
}): ReactElement => {
  const { name, warning } = environmentWords[props.environment]
  return (
    <Dialog
      title={words.title(name)}
      alert
      scrolls
      onClose={props.onClose}
      onConfirm={props.onUnderstood}
      foot={
        <>
          <Button onPress={props.onClose} keyOf="Escape" autoFocus>
            {words.stay}
          </Button>
          <Button look="danger" onPress={props.onUnderstood} keyOf="Control+Enter">
            {words.open(name)}
          </Button>
        </>
      }
    >
      <p>{warning}</p>
      <p>{words.first}</p>
    </Dialog>
  )
}
