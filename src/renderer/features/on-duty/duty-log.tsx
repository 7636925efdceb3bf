import { useState, type ReactElement } from 'react'
import { longestSpellMs } from '../../../domain/on-duty/times.ts'
import type { Spell } from '../../../domain/on-duty/record.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { whenWords } from '../../wording/numbers-and-dates.ts'
import { dutyRemarks, dutyRows, supplyWords } from '../../wording/on-duty.ts'
import css from './on-duty.module.css'

const pageOf = 50

const endWords = ({ from, until }: Spell, now: number): string => {
  if (until !== null) return whenWords(until)
  return now < from + longestSpellMs ? 'still signed on' : 'nobody signed off'
}

const Absences = ({ spell }: { readonly spell: Spell }): ReactElement => (
  <>
    {spell.absences.length === 0 ? '–' : null}
    {spell.absences.map((absence) => (
      <div key={absence.id}>
        {whenWords(absence.from)} to {absence.until === null ? 'now' : whenWords(absence.until)}.{' '}
        {supplyWords[absence.supply]}. {absence.arrangements}
        {absence.overReason === null ? '' : ` Over two hours: ${absence.overReason}`}
      </div>
    ))}
  </>
)

const SpellRow = (props: {
  readonly spell: Spell
  readonly remarks: readonly string[]
  readonly now: number
}): ReactElement => {
  const { spell } = props
  return (
    <tr>
      <td>
        {spell.person.name}
        <br />
        <span className={css['quiet']}>GPhC {spell.person.registration}</span>
      </td>
      <td>{whenWords(spell.from)}</td>
      <td>{endWords(spell, props.now)}</td>
      <td>
        <Absences spell={spell} />
      </td>
      <td>
        {props.remarks.map((words) => (
          <div key={words}>{words}</div>
        ))}
      </td>
    </tr>
  )
}

/** The responsible pharmacists' log, newest first, with who worked alone while nobody was signed on. */
export const DutyLog = (props: { readonly now: number; readonly onBack: () => void }): ReactElement => {
  const [before, setBefore] = useState<readonly (number | null)[]>([null])
  const asked = useQuestion('duty:log', { before: before.at(-1) ?? null, limit: pageOf })
  const page = asked.reply?.kind === 'answer' ? asked.reply.value : undefined
  const older = page?.before ?? null
  return (
    <Dialog
      title="Responsible pharmacists: the log"
      wide
      scrolls
      onClose={props.onBack}
      foot={
        <>
          {before.length > 1 ? (
            <Button
              onPress={() => {
                setBefore(before.slice(0, -1))
              }}
            >
              Newer
            </Button>
          ) : null}
          {older === null ? null : (
            <Button
              onPress={() => {
                setBefore([...before, older])
              }}
            >
              Older
            </Button>
          )}
          <Button look="primary" onPress={props.onBack} keyOf="Escape" autoFocus>
            Back
          </Button>
        </>
      }
    >
      <p className={css['quiet']}>Kept for good: the law asks for five years at least. Nothing in it can be changed.</p>
      <Answered of={asked}>
        {({ spells, reasons, alone }) =>
          spells.length === 0 && alone.length === 0 ? (
            <Empty head="Nobody has signed on yet." />
          ) : (
            <table className={css['table']}>
              <thead>
                <tr>
                  <th scope="col">Responsible pharmacist</th>
                  <th scope="col">Signed on</th>
                  <th scope="col">Signed off</th>
                  <th scope="col">Out</th>
                  <th scope="col">What was said</th>
                </tr>
              </thead>
              <tbody>
                {dutyRows({ spells, alone, reasons }).map((row) =>
                  'remark' in row ? (
                    <tr key={row.id}>
                      <td colSpan={4}>Nobody was signed on</td>
                      <td>{row.remark}</td>
                    </tr>
                  ) : (
                    <SpellRow
                      key={row.id}
                      spell={row.spell}
                      remarks={dutyRemarks(row.spell, reasons, alone)}
                      now={props.now}
                    />
                  ),
                )}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Dialog>
  )
}
