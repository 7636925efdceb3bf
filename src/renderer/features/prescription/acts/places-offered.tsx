import type { ReactElement } from 'react'
import type { Place } from '../../../../domain/prescription.ts'
import { Button } from '../../../ui/button.tsx'
import { placeWords } from '../../../wording/places.ts'
import css from './forms.module.css'

const most = 6

const isAt = (one: Place, { kind, label }: Place): boolean =>
  one.kind === kind && one.label.toUpperCase() === label.trim().toUpperCase()

/** The places where bags wait now that begin as what is typed, those of the chosen kind first; never the one that stands there. */
export const placesOffered = (inUse: readonly Place[], place: Place): readonly Place[] => {
  const typed = place.label.trim().toUpperCase()
  const fitting = inUse.filter(
    (one) => !isAt(one, place) && [one.label, placeWords(one)].some((words) => words.toUpperCase().startsWith(typed)),
  )
  const byName = fitting.toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }))
  return [
    ...byName.filter(({ kind }) => kind === place.kind),
    ...byName.filter(({ kind }) => kind !== place.kind),
  ].slice(0, most)
}

/** The places in use, each a press away. */
export const PlacesOffered = (props: {
  readonly inUse: readonly Place[]
  readonly place: Place
  readonly onChoose: (place: Place) => void
}): ReactElement | null => {
  const offered = placesOffered(props.inUse, props.place)
  return offered.length === 0 ? null : (
    <div className={css['suggestions']} role="group" aria-label="Places in use">
      {offered.map((one) => (
        <Button
          key={placeWords(one)}
          onPress={() => {
            props.onChoose(one)
          }}
        >
          {placeWords(one)}
        </Button>
      ))}
    </div>
  )
}
