import type { ReactElement } from 'react'
import { Mark } from '../../ui/mark.tsx'
import type { FlagWords } from '../../wording/flags.ts'
import css from './queue.module.css'

// More would push the medicines out; the whole list is in the prescription's own part.
const mostMarks = 2
// What the narrowest line of one row has for medicines and marks, in px; a letter and a frame are taken for their widest.
const room = 261
const widthOf = ({ short, icon }: FlagWords): number => short.length * 8 + 14 + (icon === undefined ? 0 : 18)
const widthOfMore = 33

/** Whether the marks that a line shows fit it where it is narrowest, beside medicines of this width in px. A mark cut in half would say nothing, or something else. */
export const fitNarrowest = (marks: readonly FlagWords[], medicines: number): boolean => {
  const shown = marks.slice(0, mostMarks)
  const more = marks.length > mostMarks ? widthOfMore : 0
  return shown.length < mostMarks || shown.reduce((sum, mark) => sum + widthOf(mark), more) <= room - medicines
}

/** Whether there is room for the first of them at least, and for how many more there are. */
export const isFirstWhole = (marks: readonly FlagWords[], medicines: number): boolean => {
  const [first] = marks
  return first === undefined || widthOf(first) + (marks.length > 1 ? widthOfMore : 0) <= room - medicines
}

/** The widest that medicines may ask for, in px: beside them it is still counted how many marks there are. */
export const widestMedicines = room - widthOfMore - 10

const More = ({ marks }: { readonly marks: readonly FlagWords[] }): ReactElement | null =>
  marks.length === 0 ? null : (
    <Mark short={`+${String(marks.length)}`} full={marks.map(({ full }) => full).join(' ')} tone="plain" />
  )

/** The marks of a line, the weightiest first: two where they fit, otherwise the first and how many there are beside it, or that alone. */
export const LineMarks = ({
  marks,
  medicines,
}: {
  readonly marks: readonly FlagWords[]
  /** The least width of the medicines beside them, in px. */
  readonly medicines: number
}): ReactElement => {
  const [first, second] = marks
  const both = (
    <>
      {second === undefined ? null : <Mark {...second} />}
      <More marks={marks.slice(mostMarks)} />
    </>
  )
  const firstMark = first === undefined ? null : <Mark {...first} />
  if (!isFirstWhole(marks, medicines))
    return (
      <>
        <span className={css['roomy']}>
          {firstMark}
          {both}
        </span>
        <span className={css['tight']}>
          <More marks={marks} />
        </span>
      </>
    )
  return (
    <>
      {firstMark}
      {fitNarrowest(marks, medicines) ? (
        both
      ) : (
        <>
          <span className={css['roomy']}>{both}</span>
          <span className={css['tight']}>
            <More marks={marks.slice(1)} />
          </span>
        </>
      )}
    </>
  )
}
