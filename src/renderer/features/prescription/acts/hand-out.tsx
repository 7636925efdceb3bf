import { useState, type ReactElement } from 'react'
import { identityMustBeAsked } from '../../../../domain/law.ts'
import type { Collector } from '../../../../domain/prescription.ts'
import { placedPortions } from '../../../../domain/supply.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { familyWords, spokenName } from '../../../wording/names.ts'
import { dateWords } from '../../../wording/numbers-and-dates.ts'
import { collectorWords, placeWords } from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf, type Detail } from '../detail.ts'
import type { OnPrescription } from '../use-acting.tsx'
import { useOthers } from '../use-others.ts'
import css from './forms.module.css'
import { GoesAlong } from './goes-along.tsx'
import { ItemTicks } from './item-ticks.tsx'

const bagsOf = (detail: Detail, itemIds: readonly string[]): readonly string[] => [
  ...new Set(
    itemIds.flatMap((itemId) => {
      const item = itemOf(detail.prescription, itemId)
      return item
        ? placedPortions(item).flatMap(({ placed }) =>
            placed ? [`${placeWords(placed.place)}, bag ${placed.bagId}`] : [],
          )
        : []
    }),
  ),
]

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

const AskFirst = (props: ActProps & { readonly onMatches: () => void }): ReactElement => {
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

/** Hand-out at the counter: they say who it is for, then it is shown, then it is given to that patient by name. */
export const HandOutAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const [said, setSaid] = useState(false)
  const [ticked, setTicked] = useState<readonly string[]>(itemIds)
  const others = useOthers(detail, 'hand-out')
  const [left, setLeft] = useState<readonly string[]>([])
  const [kind, setKind] = useState<Collector['kind']>('patient')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState(false)
  const going = [
    { detail, itemIds: ticked },
    ...others.filter((other) => !left.includes(other.detail.prescription.id)),
  ].filter((one) => one.itemIds.length > 0)
  const mustAsk = going.some((one) =>
    one.itemIds.some((itemId) => identityMustBeAsked(itemOf(one.detail.prescription, itemId)?.schedule ?? 'none')),
  )
  if (!said) return <AskFirst {...props} onMatches={() => setSaid(true)} />

  const patient = spokenName(detail.prescription.content.patient)
  const collector: Collector = {
    kind,
    name: kind === 'patient' || name.trim() === '' ? null : name.trim(),
    identityAsked: asked || seen,
    identitySeen: seen,
  }
  const missing = (kind !== 'patient' && collector.name === null) || (mustAsk && !collector.identityAsked)
  const commands = going.map((one): OnPrescription => ({
    detail: one.detail,
    command: { type: 'hand-out', itemIds: [...one.itemIds], collector },
  }))
  return (
    <ActDialog
      {...props}
      title="Hand out"
      endings={[
        {
          button: `Hand out to ${patient}`,
          words: 'Handed out.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: missing || ticked.length === 0 ? null : commands,
        },
      ]}
    >
      <p className={css['ask']}>{going.flatMap((one) => bagsOf(one.detail, one.itemIds)).join(' · ')}</p>
      <ItemTicks prescription={detail.prescription} itemIds={itemIds} ticked={ticked} onChange={setTicked} />
      <GoesAlong others={others} left={left} onChange={setLeft} />
      <Choices label="Who takes it" value={kind} onChange={setKind} choices={choicesOf(collectorWords)} />
      {kind === 'patient' ? null : <TextField label="Their name" value={name} onChange={setName} max={120} />}
      {mustAsk ? <Notice tone="attention" head="Schedule 2: ask who is collecting to show who they are." /> : null}
      <div>
        <Tick
          ticked={asked || seen}
          onChange={(on) => {
            setAsked(on)
            if (!on) setSeen(false)
          }}
        >
          Identity asked
        </Tick>
        <Tick ticked={seen} onChange={setSeen}>
          Identity seen
        </Tick>
      </div>
    </ActDialog>
  )
}
