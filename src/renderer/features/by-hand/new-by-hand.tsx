import { useState, type ReactElement } from 'react'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { now } from '../../bridge/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useKeysWait } from '../../ui/keys-wait.ts'
import { Notice } from '../../ui/notice.tsx'
import { formBegunWords } from '../../wording/by-hand.ts'
import { notLookedWords } from '../../wording/drafts.ts'
import { ByHandForm } from './by-hand-form.tsx'
import { freshForm, useKeptForm, type KeptForm } from './use-kept-form.ts'

const NotLooked = (props: {
  readonly onAgain: () => void
  readonly onAnyway: () => void
  readonly onClose: () => void
}): ReactElement => (
  <Dialog
    title={notLookedWords.head}
    alert
    onClose={props.onClose}
    foot={
      <>
        <Button look="quiet" keyOf="Escape" onPress={props.onClose}>
          Close
        </Button>
        <Button onPress={props.onAnyway}>{notLookedWords.anyway}</Button>
        <Button look="primary" keyOf="Control+Enter" onPress={props.onAgain}>
          {notLookedWords.again}
        </Button>
      </>
    }
  >
    <p>{notLookedWords.todo}</p>
  </Dialog>
)

/** A paper prescription typed in; a form that this person had begun is there again, as they left it. */
export const NewByHand = (props: {
  readonly appVersion: string
  readonly onEntered: (prescriptionId: string) => void
  readonly onClose: () => void
}): ReactElement | null => {
  const keeping = useKeptForm(usePersonShownAtFirst(), props.appVersion)
  const [afresh, setAfresh] = useState<KeptForm | null>(null)
  const { found } = keeping
  useKeysWait(found === undefined ? 'form' : null, found === undefined || found === 'not-looked' ? null : 'form')
  if (found === undefined) return null
  if (found === 'not-looked' && afresh === null)
    return (
      <NotLooked
        onAgain={keeping.lookAgain}
        onAnyway={() => {
          setAfresh(freshForm())
        }}
        onClose={props.onClose}
      />
    )
  const begun = afresh ?? (found === 'not-looked' ? null : found)
  return (
    <ByHandForm
      key={begun?.entryId ?? 'new'}
      begun={begun}
      keeping={keeping}
      above={
        begun === null || begun === afresh ? null : (
          <Notice tone="plain" icon="waiting" head={formBegunWords(begun.begunAt, now())} says>
            <Button
              look="link"
              onPress={() => {
                keeping.drop()
                setAfresh(freshForm())
              }}
            >
              Start afresh
            </Button>
          </Notice>
        )
      }
      onEntered={props.onEntered}
      onClose={props.onClose}
    />
  )
}
