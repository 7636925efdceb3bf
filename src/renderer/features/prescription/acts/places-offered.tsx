import type { ReactElement } from 'react'
import type { Place } from '../../../../domain/prescription.ts'
import { Button } from '../../../ui/button.tsx'
import { placeWords } from '../../../wording/places.ts'
import css from './forms.module.css'

const most = 6

const isAt = (one: Place, { kind, label }: Place): boolean =>
  one.kind === kind && one.label.toUpperCase() === label.trim().toUpperCase()

/**
 * The places of the chosen kind where bags wait now that begin as what is typed; never the one that stands there. A kind is chosen
 * by itself alone: what is cold or controlled is never put on a shelf by the press that names a place.
 */
export const placesOffered = (inUse: readonly Place[], place: Place): readonly Place[] => {
  const typed = place.label.trim().toUpperCase()
  const fitting = inUse.filter(
    (one) =>
      one.kind === place.kind &&
      !isAt(one, place) &&
      [one.label, placeWords(one)].some((words) => words.toUpperCase().startsWith(typed)),
  )
  return fitting.toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })).slice(0, most)
}

/** The places in use of the chosen kind, each a press away. */
export const PlacesOffered = (props: {
  readonly inUse: readonly Place[]
  readonly place: Place
  readonly onChoose: (label: string) => void
}): ReactElement | null => {
  const offered = placesOffered(props.inUse, props.place)
  return offered.length === 0 ? null : (
    <div className={css['suggestions']} role="group" aria-label="Places in use">
      {offered.map((one) => (
        <Button
          key={placeWords(one)}
          onPress={() => {
            props.onChoose(one.label)
          }}
        >
          {placeWords(one)}
        </Button>
      ))}
    </div>
  )
}
