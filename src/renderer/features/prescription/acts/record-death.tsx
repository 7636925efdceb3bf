import type { ReactElement } from 'react'
import type { Item, Prescription } from '../../../../domain/prescription.ts'
import { isOpen, portionsHere, underWay } from '../../../../domain/supply.ts'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { spokenName } from '../../../wording/names.ts'
import { sameNumberWords } from '../../../wording/other-prescriptions.ts'
import { placeWords } from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { useGoingAlong } from '../use-going-along.ts'
import { Unread } from './unread.tsx'
import css from './forms.module.css'

interface ToDo {
  readonly key: string
  readonly what: string
  readonly todo: string
}

const isControlled = ({ schedule }: Item): boolean => schedule !== 'none' && schedule !== '5'

const todoHere = (item: Item, cameBack: boolean): string => {
  if (cameBack) return 'it was outside: keep it apart for destruction'
  const stock = 'take it out of the bag, take the labels off, put it back into stock if it is fit for it'
  return isControlled(item) ? `${stock}; a controlled drug stays in the cabinet meanwhile` : stock
}

const todosOf = (p: Prescription, item: Item): readonly ToDo[] => {
  const { name } = item.content.drug
  const key = `${p.id} ${item.content.id}`
  const here = portionsHere(item).map((portion) => {
    const at = portion.placed ?? portion.lastPlace
    const where = at === null ? 'assembled, in no bag' : `${placeWords(at.place)}, bag ${at.bagId}`
    return { key: `${key} ${portion.id}`, what: `${name}: ${where}`, todo: todoHere(item, portion.cameBack) }
  })
  const away = underWay(item).map((portion) => ({
    key: `${key} ${portion.id}`,
    what: `${name}: out for delivery`,
    todo: 'call the driver or courier; when it comes back, take it back here',
  }))
  const apart = item.broughtBack.map((portion) => ({
    key: `${key} ${portion.id}`,
    what: `${name}: brought back by the patient`,
    todo: todoHere(item, true),
  }))
  const found = [...here, ...away, ...apart]
  return found.length > 0 ? found : [{ key, what: `${name}: nothing made ready`, todo: 'nothing to clear away' }]
}

/** The patient has died: everything open of theirs, on all prescriptions, is stopped in one act, and each bag says what becomes of it. */
export const RecordDeathAct = (props: ActProps): ReactElement => {
  const { detail } = props
  const [note, setNote] = useDraft('note', '')
  const along = useGoingAlong(detail, 'record-death', 'all')
  const stopped = [detail, ...along.taken.map((other) => other.detail)]
  const asked = along.others.filter((other) => !along.taken.includes(other))
  const ids = [...stopped, ...asked.map((other) => other.detail)].map(({ prescription: p }) => p.id)
  const unstopped = along.details.filter(({ prescription: p }) => !ids.includes(p.id))
  const missing = !along.fetched
    ? 'Looking for their other prescriptions…'
    : along.unread.length > 0
      ? 'Close this window and try again: one of their prescriptions could not be read.'
      : undefined
  const todos = stopped.flatMap(({ prescription: p }) =>
    p.items.filter((item) => isOpen(item) || underWay(item).length > 0).flatMap((item) => todosOf(p, item)),
  )
  const patient = spokenName(detail.prescription.content.patient)
  const many = stopped.length === 1 ? 'One prescription is' : `${String(stopped.length)} prescriptions are`
  return (
    <ActDialog
      {...props}
      title="The patient has died"
      wide
      endings={[
        {
          button: `Record that ${patient} has died`,
          words: 'Recorded. Everything open is stopped.',
          look: 'danger',
          keyOf: 'Control+Enter',
          missing,
          commands:
            missing === undefined
              ? stopped.map((one) => ({
                  detail: one,
                  command: { type: 'record-death', note: note.trim() === '' ? null : note.trim() },
                }))
              : null,
        },
      ]}
    >
      <p>
        {many} stopped at once: nothing more is supplied, and the NHS App says “Not dispensed”. What has left the
        pharmacy stays recorded as it was.
      </p>
      <div className={css['block']}>
        <h3>What becomes of it</h3>
        <ul className={css['list']}>
          {todos.map(({ key, what, todo }) => (
            <li key={key} className={css['todo']}>
              <strong>{what}</strong> <span className={css['small']}>{todo}</span>
            </li>
          ))}
        </ul>
      </div>
      <Unread of={along} />
      {asked.map(({ detail: other }) => {
        const { patient: named } = other.prescription.content
        return (
          <Notice
            key={other.prescription.id}
            tone="danger"
            head={sameNumberWords({ ...named, given: named.given.join(' ') })}
          >
            <p>It is not stopped here. If it is theirs, open it and record it there.</p>
          </Notice>
        )
      })}
      {unstopped.length === 0 ? null : (
        <Notice
          tone="attention"
          head={`${String(unstopped.length)} more cannot be stopped here: it is with another pharmacy, sent back, or all out.`}
        />
      )}
      <TextField label="Note, if it helps" hint="Such as who told you." value={note} onChange={setNote} max={2000} />
    </ActDialog>
  )
}
