import { useContext, type ReactElement } from 'react'
import type { DeskCommand } from '../../../contract/commands.ts'
import { Button } from '../../ui/button.tsx'
import { doneAct, TellDone } from '../../ui/done-act.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import {
  addressLine,
  contentsLine,
  outcomeWords,
  whoseRun,
  type OutcomeKind,
  type RunStop,
} from '../../wording/delivery.ts'
import { listName } from '../../wording/names.ts'
import css from './delivery.module.css'
import { RunWindow } from './run-window.tsx'
import { useRunAct } from './use-run-act.ts'

type RunPart = RunStop['parts'][number]

// Of this run alone: another part of the same medicine may be out with somebody else.
const commandOf = (kind: OutcomeKind, { itemIds, departures }: RunPart, text: string): DeskCommand => {
  const of = { itemIds, departures }
  if (kind === 'delivered') return { type: 'record-delivery', ...of, proof: text === '' ? null : text }
  return kind === 'failed'
    ? { type: 'record-failed-delivery', ...of, reason: text }
    : { type: 'take-back', ...of, reason: text }
}

// What left once is of one door; a whole run begins with its first.
const keptName = (kind: OutcomeKind, stops: readonly RunStop[]): string =>
  `${kind} ${String(stops.length)} ${stops[0]?.parts[0]?.departures[0] ?? ''}`

/** What became of bags that a courier has: of one door, or of a whole run at once. */
export const Outcome = (props: {
  readonly kind: OutcomeKind
  readonly stops: readonly RunStop[]
  readonly onClose: () => void
}): ReactElement => {
  const { kind, stops, onClose } = props
  const words = outcomeWords[kind]
  const kept = useFormKept(keptName(kind, stops), () => ({ text: '' }))
  const { text } = kept.value
  const setText = (typed: string): void => {
    kept.put({ text: typed })
  }
  const { act, inFlight, said } = useRunAct()
  const tell = useContext(TellDone)
  const missing = words.needed && text.trim() === '' ? 'Say why.' : undefined
  const record = async (): Promise<void> => {
    if (missing !== undefined || inFlight) return
    const done = await act(
      stops.flatMap((stop) =>
        stop.parts.map((part) => ({
          part,
          of: listName(stop.patient.family, stop.patient.given.join(' ')),
          command: commandOf(kind, part, text.trim()),
        })),
      ),
    )
    if (done === null) return
    kept.drop()
    tell(doneAct(words.told, whoseRun(stops), done, []))
    onClose()
  }
  return (
    <RunWindow
      title={words.title}
      button={words.button(stops)}
      missing={missing}
      inFlight={inFlight}
      said={said}
      onRecord={() => {
        void record()
      }}
      onClose={onClose}
    >
      {kept.said}
      <ul className={css['doors']}>
        {stops.map((stop) => (
          <li key={stop.parts.map(({ id }) => id).join()}>
            <strong>{listName(stop.patient.family, stop.patient.given.join(' '))}</strong> {addressLine(stop)}
            <br />
            {contentsLine(stop)}
            {stop.failed === null ? null : <div className={css['failed']}>Failed before: {stop.failed}</div>}
          </li>
        ))}
      </ul>
      {kind === 'back' ? <p>Once it is recorded, confirm each bag in its place: only then it is ready again.</p> : null}
      <TextField label={words.label} value={text} onChange={setText} max={500} autoFocus />
      <div className={css['suggestions']}>
        {words.suggestions.map((suggestion) => (
          <Button
            key={suggestion}
            onPress={() => {
              setText(suggestion)
            }}
          >
            {suggestion}
          </Button>
        ))}
      </div>
    </RunWindow>
  )
}
