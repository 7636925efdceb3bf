import { useState, type ReactElement } from 'react'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { TextField } from '../../ui/text-field.tsx'
import { chooseTargetWords as words, targetRefusalWords } from '../../wording/backup.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './backup.module.css'

/** Asks for the folder that backups go to: typed, or one of the disks that are connected. */
export const ChooseTarget = (props: { readonly now: string; readonly onClose: () => void }): ReactElement => {
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShownAtFirst()
  const places = useQuestion('backup:places', {})
  const [folder, setFolder] = useState(props.now)
  const [said, setSaid] = useState<string | null>(null)
  const choose = async (): Promise<void> => {
    const outcome = await send('backup:choose-target', { asPersonId, folder })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') props.onClose()
    else setSaid(notDoneWords(outcome, targetRefusalWords))
  }
  const offered = places.reply?.kind === 'answer' ? places.reply.value.folders : []
  return (
    <AskDialog
      title={words.title}
      said={said === null ? null : <Notice tone="attention" head={said} says />}
      leave={words.cancel}
      act={words.confirm}
      busy={inFlight}
      onAct={() => void choose()}
      onClose={props.onClose}
    >
      <div className={css['body']}>
        <p>{words.about}</p>
        <TextField
          label={words.field}
          hint={words.hint}
          value={folder}
          onChange={(value) => {
            setFolder(value)
            setSaid(null)
          }}
          autoFocus
        />
        {offered.length === 0 ? null : (
          <div className={section['row']} role="group" aria-label={words.offered}>
            <span className={section['quiet']}>
              {words.offered}. {words.mayBeSameDisk}
            </span>
            {offered.map((one) => (
              <Button
                key={one}
                onPress={() => {
                  setFolder(one)
                }}
              >
                {one}
              </Button>
            ))}
          </div>
        )}
      </div>
    </AskDialog>
  )
}
