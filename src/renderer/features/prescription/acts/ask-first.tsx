import { useState, type ReactElement } from 'react'
import { Button } from '../../../ui/button.tsx'
import { familyWords } from '../../../wording/names.ts'
import { dateWords } from '../../../wording/numbers-and-dates.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import type { Detail } from '../detail.ts'
import css from './forms.module.css'

const WhoIsIt = ({ detail }: { readonly detail: Detail }): ReactElement => {
  const { patient } = detail.prescription.content
  const address = [...patient.address.lines, patient.address.postcode ?? ''].filter((line) => line !== '')
  return (
    <dl className={css['answer']}>
      <dt>Name</dt>
      <dd>
        <strong>
          {patient.given.join(' ')} {familyWords(patient.family)}
        </strong>
      </dd>
      <dt>Address</dt>
      <dd>{address.length === 0 ? 'not on the prescription' : address.join(', ')}</dd>
      <dt>Born</dt>
      <dd>{dateWords(patient.birthDate)}</dd>
    </dl>
  )
}

/** The question at the counter before anything is shown: they say who it is for, and only then it can be compared. */
export const AskFirst = (props: ActProps & { readonly onMatches: () => void }): ReactElement => {
  const [shown, setShown] = useState(false)
  return (
    <ActDialog
      {...props}
      title="Hand out"
      hidePatient
      neverLate
      endings={[]}
      keys={shown ? { y: props.onMatches } : { s: () => setShown(true) }}
      foot={
        shown ? (
          <Button key="matches" look="primary" keyOf="y" onPress={props.onMatches}>
            That is what they said
          </Button>
        ) : (
          <Button key="show" look="primary" keyOf="s" onPress={() => setShown(true)}>
            They have said it: show
          </Button>
        )
      }
    >
      <p className={css['ask']}>Ask: “What is the name and the address?”</p>
      {shown ? (
        <WhoIsIt detail={props.detail} />
      ) : (
        <p className={css['small']}>
          Let them say it first. The name and address are shown once they have, so that nobody just says yes.
        </p>
      )}
      {shown ? <p className={css['small']}>Not the same? Close, and find the right prescription.</p> : null}
    </ActDialog>
  )
}
