import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import type { RestoreJob } from '../../../contract/restore.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { useNow } from '../../bridge/clock.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { drillWords, restoreWords as words } from '../../wording/restore.ts'
import css from './restore.module.css'
import { deskPort } from './restore-port.ts'
import { RestoreSteps } from './restore-steps.tsx'

// One worker does both, so each window shows only what is its own.
const jobOf = (of: 'restore' | 'drill', job: RestoreJob): RestoreJob => {
  if (job === null) return null
  const isDrill = job.state === 'drilled' || (job.state !== 'checked' && job.what === 'drill')
  return isDrill === (of === 'drill') ? job : null
}

const RestoreDialog = (props: {
  readonly of: 'restore' | 'drill'
  readonly state: Output<'restore:state'>
  readonly folder: string
  readonly onClose: () => void
}): ReactElement => {
  const asking = useAsk()
  const port = deskPort(props.of, jobOf(props.of, props.state.job), asking, usePersonShownAtFirst())
  const drill = props.of === 'drill'
  return (
    <Dialog
      title={drill ? words.drillTitle : words.title}
      onClose={props.onClose}
      wide
      foot={
        <Button look="quiet" keyOf="Escape" onPress={props.onClose}>
          {words.close}
        </Button>
      }
    >
      <div className={css['body']}>
        <RestoreSteps
          port={port}
          act={drill ? words.drillCheck : words.check}
          firstFolder={props.folder}
          autoFocus
          keyOf="Control+Enter"
        />
      </div>
    </Dialog>
  )
}

/** Putting a backup back, and drills of it, on a desk that is open. */
export const RestoreSection = (props: { readonly desk: Output<'desk:state'> }): ReactElement => {
  const { desk } = props
  const state = useQuestion('restore:state', {})
  const backups = useQuestion('backup:state', {})
  const folder = backups.reply?.kind === 'answer' ? backups.reply.value.target : null
  const at = useNow(60_000)
  const [open, setOpen] = useState<'restore' | 'drill' | null>(null)
  const may = desk.working !== null && mayManageDesk(desk.working.role)
  const close = (): void => {
    setOpen(null)
  }
  return (
    <Answered of={state}>
      {(found) => (
        <>
          <Section head={words.head} about={words.about}>
            {found.held === null ? null : (
              <Notice tone="attention" head={words.held}>
                {words.heldTodo}
              </Notice>
            )}
            <Button
              disabled={!may}
              onPress={() => {
                setOpen('restore')
              }}
            >
              {words.open}
            </Button>
          </Section>
          <Section head={words.drillHead} about={words.drillAbout}>
            {found.drillDue ? (
              <Notice tone="attention" head={words.drillDue}>
                {drillWords(found.drilledAt, at)}
              </Notice>
            ) : (
              <p>{drillWords(found.drilledAt, at)}</p>
            )}
            <Button
              disabled={!may}
              onPress={() => {
                setOpen('drill')
              }}
            >
              {words.drill}
            </Button>
          </Section>
          {open === null ? null : <RestoreDialog of={open} state={found} folder={folder ?? ''} onClose={close} />}
        </>
      )}
    </Answered>
  )
}
