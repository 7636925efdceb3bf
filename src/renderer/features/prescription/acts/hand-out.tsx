import { useState, type ReactElement } from 'react'
import { identityMustBeAsked } from '../../../../domain/law.ts'
import type { Collector } from '../../../../domain/prescription.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { spokenName } from '../../../wording/names.ts'
import { collectorWords, placeWords } from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf, type Detail } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import type { OnPrescription } from '../use-acting.tsx'
import { useOthers } from '../use-others.ts'
import { AskFirst } from './ask-first.tsx'
import { inBag } from './bag-contents.ts'
import { BagItems } from './bag-items.tsx'
import { bagInHandSays } from './bag-in-hand.ts'
import css from './forms.module.css'
import { GoesAlong } from './goes-along.tsx'

interface Bag {
  readonly bagId: string
  readonly words: string
}

const bagsOf = (detail: Detail, itemIds: readonly string[]): readonly Bag[] =>
  itemIds.flatMap((itemId) => {
    const item = itemOf(detail.prescription, itemId)
    return item
      ? inBag(item).flatMap(({ placed }) =>
          placed ? [{ bagId: placed.bagId, words: `${placeWords(placed.place)}, bag ${placed.bagId}` }] : [],
        )
      : []
  })

/** Hand-out at the counter: they say who it is for, then it is shown, then it is given to that patient by name. */
export const HandOutAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const [said, setSaid] = useState(false)
  const [ticked, setTicked] = useState<readonly string[]>(itemIds)
  const others = useOthers(detail, 'hand-out')
  const [left, setLeft] = useState<readonly string[]>([])
  const [kind, setKind] = useDraft<Collector['kind']>('kind', 'patient')
  const [name, setName] = useDraft('name', '')
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState(false)
  const [scanned, setScanned] = useState('')
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
  const bags = going.flatMap((one) => bagsOf(one.detail, one.itemIds))
  const bag = bagInHandSays(
    scanned,
    bags.map(({ bagId }) => bagId),
  )
  const missing =
    ticked.length === 0
      ? 'Choose what is handed out.'
      : bag.wrong
        ? bag.words
        : kind !== 'patient' && collector.name === null
          ? 'Write down who takes it.'
          : mustAsk && !collector.identityAsked
            ? 'Schedule 2: tick that you asked who is collecting to show who they are.'
            : undefined
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
          button: collector.name === null ? `Hand out to ${patient}` : `Hand out to ${collector.name} for ${patient}`,
          words: 'Handed out.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: missing === undefined ? commands : null,
          missing,
        },
      ]}
    >
      <p className={css['ask']}>{[...new Set(bags.map(({ words }) => words))].join(' · ')}</p>
      <BagItems
        prescription={detail.prescription}
        itemIds={itemIds}
        portionsOf={inBag}
        ticked={ticked}
        onChange={setTicked}
      />
      <GoesAlong others={others} portionsOf={inBag} left={left} onChange={setLeft} />
      <TextField
        label="Bag label on the bag in your hand"
        hint={bag.words}
        wrong={bag.wrong}
        value={scanned}
        onChange={setScanned}
        max={64}
      />
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
