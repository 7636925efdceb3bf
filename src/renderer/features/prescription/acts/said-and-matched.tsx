import { useContext, useState, type ReactElement } from 'react'
import type { Collector } from '../../../../domain/prescription.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useRedStands } from '../../../ui/scan-messages-shown.tsx'
import { collectorWords } from '../../../wording/places.ts'
import { familyWords } from '../../../wording/names.ts'
import { counted, dateWords } from '../../../wording/numbers-and-dates.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { BegunByScan } from '../begun-by-scan.ts'
import { itemOf, type Detail } from '../detail.ts'
import { inBag } from './bag-contents.ts'
import css from './forms.module.css'
import { NothingToSupply } from './nothing-to-supply.tsx'

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

const kinds: readonly (readonly [key: string, kind: Collector['kind']])[] = [
  ['y', 'patient'],
  ['r', 'representative'],
  ['o', 'healthcare-professional'],
]

const useIsBegunByItsBag = ({ detail, itemIds }: ActProps): boolean => {
  const begunBy = useContext(BegunByScan)?.scan
  if (begunBy?.kind !== 'bag') return false
  const placed = itemIds.flatMap((itemId) => {
    const item = itemOf(detail.prescription, itemId)
    return item ? inBag(item) : []
  })
  return placed.some((portion) => portion.placed?.bagId.toUpperCase() === begunBy.bagId.toUpperCase())
}

/**
 * The question at the counter before anything is shown: they say who it is for. With the bag in hand, whose label was scanned,
 * it is compared with the label; otherwise, or where names are alike, the screen shows it once they have said it. While a red
 * message stands, of another patient's bag perhaps, no answer goes on.
 */
export const SaidAndMatched = (
  props: ActProps & { readonly onMatches: (kind: Collector['kind']) => void },
): ReactElement => {
  const alike = props.detail.similar.length
  const byLabel = useIsBegunByItsBag(props) && alike === 0
  const [shown, setShown] = useState(false)
  const answering = shown || byLabel
  const red = useRedStands()
  return (
    <ActDialog
      {...props}
      title="Hand out"
      hidePatient
      neverLate
      onlyUntilClosed
      endings={[]}
      keys={
        answering
          ? Object.fromEntries(
              kinds.map(([key, kind]) => [
                key,
                () => {
                  props.onMatches(kind)
                },
              ]),
            )
          : { s: () => setShown(true) }
      }
      foot={
        answering ? null : (
          <Button key="show" look="primary" keyOf="s" disabled={red} onPress={() => setShown(true)}>
            {`They have said ${alike > 0 ? 'all three' : 'both'}: show`}
          </Button>
        )
      }
    >
      <NothingToSupply going={[props]} />
      <p className={css['ask']}>
        {alike > 0
          ? 'Ask: “What is the name, the address and the date of birth?”'
          : 'Ask: “What is the name and the address?”'}
      </p>
      {alike > 0 ? (
        <Notice
          tone="danger"
          icon="people"
          head={`Careful: ${counted(alike, 'other patient')} here ${alike === 1 ? 'has' : 'have'} a name or birthday like it.`}
        >
          <p>Ask for the date of birth as well, and compare all three.</p>
        </Notice>
      ) : null}
      {shown ? <WhoIsIt detail={props.detail} /> : null}
      {answering ? (
        <>
          <p>
            {shown
              ? 'They said the same? Then say who it is.'
              : 'Compare what they say with the label of the bag in your hand. Both the same? Then say who it is.'}
          </p>
          <div className={css['suggestions']}>
            {kinds.map(([key, kind]) => (
              <Button
                key={kind}
                look={kind === 'patient' ? 'primary' : 'plain'}
                keyOf={key}
                disabled={red}
                onPress={() => {
                  props.onMatches(kind)
                }}
              >
                {`It matches: ${collectorWords[kind].toLowerCase()}`}
              </Button>
            ))}
          </div>
          <p className={css['small']}>Not the same? Close, and find the right bag.</p>
        </>
      ) : (
        <p className={css['small']}>
          Let them say it first. The name and address are shown once they have, so that nobody just says yes.
        </p>
      )}
    </ActDialog>
  )
}
