import { use, type ReactElement } from 'react'
import { csvText } from '../../../domain/csv.ts'
import { usePrint } from '../../bridge/printing.ts'
import { saveFile } from '../../bridge/save-file.ts'
import { PersonShown } from '../../bridge/person-shown.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import list from '../../ui/list.module.css'
import { dayBackupWords } from '../../wording/backup.ts'
import { closeDayWords } from '../../wording/close-day.ts'
import {
  closingWords,
  daysEndRows,
  daysEndSections,
  daysEndTables,
  type DaysEnd as Report,
  type DaysEndSection,
} from '../../wording/days-end.ts'
import { dateWords, momentWords } from '../../wording/numbers-and-dates.ts'
import { begunWords, stillOnDutyWords } from '../../wording/still-open.ts'
import { CloseDay } from './close-day.tsx'
import css from './days-end.module.css'
import { Empties, Section } from './section.tsx'

const aboutOf = (report: Report, pharmacy: string): string =>
  `${pharmacy}, ${dateWords(report.day)}, as it stood at ${momentWords(report.at, report.at)}`

/** Whether the app is closed from within here, and whether somebody works to do it. */
type Closing = 'somebody' | 'nobody' | 'not-here'

const Sections = (props: {
  readonly report: Report
  readonly pharmacy: string
  readonly closing: Closing
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { report, pharmacy, closing } = props
  const print = usePrint()
  const backup = useQuestion('backup:state', {})
  const duty = useQuestion('duty:state', {})
  const personId = use(PersonShown) ?? ''
  const begun = useQuestion('draft:list', { personId }, { enabled: personId !== '' })
  const open = [
    ...(duty.reply?.kind === 'answer' ? stillOnDutyWords(duty.reply.value.spell) : []),
    ...(personId !== '' && begun.reply?.kind === 'answer' ? begunWords(begun.reply.value.drafts) : []),
  ]
  const sections: readonly DaysEndSection[] = daysEndSections(report)
  return (
    <>
      <div className={list['head']}>
        <h1>Day’s end</h1>
        <span className={list['acts']}>
          <Button
            onPress={() => {
              saveFile(`days-end-${report.day}.csv`, 'text/csv;charset=utf-8', csvText(daysEndRows(sections)))
            }}
          >
            Save as CSV
          </Button>
          <Button
            onPress={() => {
              print({
                sheet: 'report',
                title: 'Day’s end',
                about: aboutOf(report, pharmacy),
                tables: daysEndTables(sections),
              })
            }}
          >
            Print
          </Button>
        </span>
      </div>
      <div className={classes(list['story'], css['stories'])}>
        <p>{aboutOf(report, pharmacy)}. A line opens its prescription.</p>
        {backup.reply?.kind === 'answer' ? <p>{dayBackupWords(backup.reply.value, report.at)}</p> : null}
        <p>{closingWords(report)}</p>
        {closing === 'not-here' ? <p>{closeDayWords.notHere}</p> : null}
        {open.map((words) => (
          <p key={words}>
            <strong>{words}</strong>
          </p>
        ))}
      </div>
      {closing === 'not-here' ? null : <CloseDay working={closing === 'somebody'} />}
      {/* Focusable: with every section empty there is nothing in it that could be, and the keys could not scroll it. */}
      <div className={list['scroll']} role="region" aria-label="Day’s end" tabIndex={0}>
        {sections
          .filter(({ count }) => count > 0)
          .map((section) => (
            <Section key={section.name} section={section} inHand={props.inHand} onTake={props.onTake} />
          ))}
        <Empties sections={sections.filter(({ count }) => count === 0)} />
      </div>
    </>
  )
}

/** What is left at the end of the day, section by section; every line opens its prescription, all of it prints and saves. */
export const DaysEnd = (props: {
  readonly pharmacy: string
  readonly closing: Closing
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}): ReactElement => {
  const report = useQuestion('reports:days-end', {})
  return <Answered of={report}>{(value) => <Sections report={value} {...props} />}</Answered>
}
