import type { ReactElement } from 'react'
import type { Counselling } from '../../../domain/prescription.ts'
import { Choices } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Stop } from '../../wording/delivery.ts'
import { listName } from '../../wording/names.ts'

/** How each prescription's patient was told, by its id. */
export type Told = Readonly<Record<string, Counselling['answer']>>

const inTheBag = 'Written down and put in the bag'

const textsOf = (stops: readonly Stop[]) =>
  stops.flatMap(({ patient, parts }) =>
    parts.flatMap(({ id, counsel, itemNames }) =>
      counsel === null
        ? []
        : [{ id, counsel, of: `${listName(patient.family, patient.given.join(' '))}, ${itemNames.join(', ')}` }],
    ),
  )

/** What is missing of the answers, in words. */
export const toldMissing = (stops: readonly Stop[], told: Told): string | undefined => {
  const open = textsOf(stops).find(({ id }) => told[id] === undefined)
  return open && `Say how it was told: ${open.of}.`
}

/** The answer of one prescription as recorded; null where none was given. */
export const toldAs = (told: Told, id: string): Counselling | null => {
  const answer = told[id]
  return answer === undefined ? null : { answer, why: answer === 'not-here' ? inTheBag : null }
}

/** What the clinical checks left to be told to the patients of a run, asked of each by itself; nothing where they left nothing. */
export const ToTell = (props: {
  readonly stops: readonly Stop[]
  readonly told: Told
  readonly onChange: (told: Told) => void
}): ReactElement => (
  <>
    {textsOf(props.stops).map(({ id, counsel, of }) => (
      <div key={id}>
        <Notice tone="attention" head={`The pharmacist left this to be told: ${of}`}>
          <p>{counsel}</p>
        </Notice>
        <Choices
          label={`Was it told? ${of}`}
          value={props.told[id] ?? null}
          onChange={(answer) => {
            props.onChange({ ...props.told, [id]: answer })
          }}
          choices={[
            { value: 'given', words: 'Rung, and told' },
            { value: 'not-here', words: inTheBag },
            { value: 'declined', words: 'Did not want to be told' },
          ]}
        />
      </div>
    ))}
  </>
)
