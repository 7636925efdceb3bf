import { useContext, useEffect, useState, type ReactElement } from 'react'
import type { Person } from '../../../../contract/desk.ts'
import type { Output } from '../../../../contract/index.ts'
import { mayRecordAboutPatient, mayWithdrawAboutPatient } from '../../../../domain/permission.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PatientLine } from '../../../ui/patient-line.tsx'
import { noAllergiesRecorded } from '../../../wording/check-facts.ts'
import { onItsWayWords } from '../../../wording/keys.ts'
import { spokenName } from '../../../wording/names.ts'
import formCss from '../acts/forms.module.css'
import { EarlierHere } from '../clinical/earlier-here.tsx'
import type { Detail } from '../detail.ts'
import { DraftContext } from '../drafts/draft-context.ts'
import { DraftNotice, NotKeptNotice } from '../drafts/draft-notice.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { AddEntry, noteOf, type EntryForm } from './add-entry.tsx'
import { EntryLine } from './entry-line.tsx'
import { usePatientNote } from './use-patient-note.tsx'

const emptyForm = (): EntryForm => ({
  kind: null,
  words: '',
  reaction: '',
  from: '',
  on: ukDate(now()).split('-').toReversed().join('/'),
})

/** Allergies and notes of a patient with their sources, withdrawn ones too, what was supplied here, and the way to add to it. */
export const PatientRecord = (props: {
  readonly detail: Detail
  readonly record: Output<'patient:record'>
  readonly working: Person | null
  readonly onClose: () => void
}): ReactElement => {
  const { detail, record, working } = props
  const { prescription, similar } = detail
  const { patient } = prescription.content
  const [form, setForm] = useDraft('form', emptyForm)
  const draft = useContext(DraftContext)
  const noting = usePatientNote(prescription.id, record)
  const note = noteOf(form)
  const mayAdd = working !== null && mayRecordAboutPatient(working.role)
  const mayWithdraw = working !== null && mayWithdrawAboutPatient(working.role)
  const add = async (): Promise<void> => {
    if (note === null || !mayAdd || !(await noting.send(note))) return
    setForm(emptyForm())
    setWritten((before) => before + 1)
  }
  const [written, setWritten] = useState(0)
  useEffect(() => {
    // After the emptied form, which is nothing to go on with.
    if (written > 0) draft?.forget('all')
  }, [written])
  const close = (): void => {
    if (!noting.inFlight) props.onClose()
  }
  const standing = record.entries.filter(({ withdrawn }) => withdrawn === null)
  const gone = record.entries.filter(({ withdrawn }) => withdrawn !== null)
  return (
    <Dialog
      title="Allergies and notes"
      under={<PatientLine patient={patient} similar={similar} />}
      wide
      said={noting.said}
      onClose={close}
      stays={noting.inFlight ? onItsWayWords : undefined}
      onConfirm={() => {
        void add()
      }}
      foot={
        <>
          <Button look="quiet" keyOf="Escape" onPress={close}>
            Close
          </Button>
          <Button
            look="primary"
            keyOf="Control+Enter"
            disabled={note === null || !mayAdd || noting.inFlight}
            onPress={() => {
              void add()
            }}
          >
            Write down for {spokenName(patient)}
          </Button>
        </>
      }
    >
      <NotKeptNotice />
      {written === 0 ? <DraftNotice /> : null}
      {record.keptBy === 'nhs-number' ? null : (
        <Notice tone="attention" head="No NHS number: this record is kept by name and birth date.">
          <p>Ask for the address before you rely on it: another person may have the same name and birth date.</p>
        </Notice>
      )}
      <div className={formCss['block']}>
        <h3>On record</h3>
        {standing.some(({ kind }) => kind !== 'note') ? null : <p>{noAllergiesRecorded}</p>}
        <ul>
          {[...standing, ...gone].map((entry) => (
            <EntryLine
              key={entry.entryId}
              entry={entry}
              mayWithdraw={mayWithdraw}
              inFlight={noting.inFlight}
              onWithdraw={(reason) => {
                void noting.send({ type: 'withdraw', entryId: entry.entryId, reason })
              }}
            />
          ))}
        </ul>
      </div>
      {mayAdd ? (
        <AddEntry form={form} onChange={setForm} />
      ) : (
        <p className={formCss['small']}>
          {working === null
            ? 'Say who is working to write something down.'
            : 'Another role writes allergies and notes down.'}
        </p>
      )}
      <div className={formCss['block']}>
        <h3>Earlier at this pharmacy</h3>
        <EarlierHere prescriptionId={prescription.id} />
      </div>
    </Dialog>
  )
}
