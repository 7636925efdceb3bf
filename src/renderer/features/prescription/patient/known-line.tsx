import { useState, type ReactElement } from 'react'
import type { Person } from '../../../../contract/desk.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import { Answered } from '../../../ui/answered.tsx'
import { Button } from '../../../ui/button.tsx'
import { classes } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { halfDoneWords, noteAct, notLookedWords } from '../../../wording/drafts.ts'
import { appKeys } from '../../../wording/keys.ts'
import { counted } from '../../../wording/numbers-and-dates.ts'
import { allergyLine } from '../../../wording/patients.ts'
import type { Detail } from '../detail.ts'
import { NotKeptContext } from '../drafts/draft-context.ts'
import { useBegun } from '../use-begun.tsx'
import { KeptRecord } from './kept-record.tsx'
import { PatientRecord } from './patient-record.tsx'
import css from './patient.module.css'

/** What is known of allergies, always in view under the name; its key opens the record behind it. */
export const KnownLine = (props: { readonly detail: Detail; readonly working: Person | null }): ReactElement => {
  const { detail, working } = props
  const record = useQuestion('patient:record', { prescriptionId: detail.prescription.id })
  const begun = useBegun(working, detail.prescription.id)
  const [open, setOpen] = useState(false)
  useKeys({
    [appKeys.known.key]: () => {
      setOpen(true)
    },
  })
  return (
    <Answered of={record}>
      {(value) => {
        const { words, tone } = allergyLine(value.entries)
        const notes = value.entries.filter(({ kind, withdrawn }) => kind === 'note' && withdrawn === null).length
        const opened = {
          detail,
          record: value,
          working,
          onClose: () => {
            setOpen(false)
          },
        }
        return (
          <>
            <div className={css['line']}>
              <span className={classes(css['said'], tone !== 'plain' && css[tone])}>
                {tone === 'danger' ? <Icon name="warning" /> : null}
                {words}
              </span>
              {notes === 0 ? null : <span>{counted(notes, 'note')}</span>}
              {begun.drafts?.some(({ act }) => act === noteAct) === true ? <span>{halfDoneWords.short}</span> : null}
              <Button
                look="link"
                keyOf={appKeys.known.key}
                onPress={() => {
                  setOpen(true)
                }}
              >
                Allergies and notes
              </Button>
            </div>
            {!open ? null : begun.drafts !== null ? (
              <KeptRecord {...opened} begun={begun.drafts} />
            ) : begun.notLooked !== null ? (
              <NotKeptContext value={notLookedWords.notKept}>
                <PatientRecord {...opened} />
              </NotKeptContext>
            ) : null}
          </>
        )
      }}
    </Answered>
  )
}
