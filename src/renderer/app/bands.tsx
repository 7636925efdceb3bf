import { memo, useState, type ReactElement } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../contract/index.ts'
import { useAsk } from '../bridge/use-ask.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { classes } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import type { Trouble } from '../bridge/ask.ts'
import { startedAgainWords } from '../wording/health.ts'
import { practiceWords } from '../wording/practice.ts'
import { bandWords } from '../wording/settings.ts'
import { troubleWords } from '../wording/troubles.ts'
import { counted } from '../wording/numbers-and-dates.ts'
import css from './bands.module.css'

const Practice = ({ line }: { readonly line: 'on' | 'cut' }): ReactElement => {
  const { send, inFlight } = useAsk()
  const [said, setSaid] = useState('')
  const more = async (): Promise<void> => {
    const outcome = await send('practice:more-prescriptions', { count: 5 })
    if (outcome?.kind === 'answer') setSaid(`${counted(outcome.value.prescriptions.length, 'prescription')} came in`)
  }
  return (
    <aside className={css['band']} aria-label={practiceWords.band}>
      <span className={css['words']}>Practice: nothing leaves this PC</span>
      <span className={css['more']} role="status">
        {line === 'cut' ? 'The line to the practice NHS is cut. Work on: updates wait.' : said}
      </span>
      <Button
        className={css['button'] ?? ''}
        isDisabled={inFlight}
        onPress={() => {
          void more()
        }}
      >
        {practiceWords.more}
      </Button>
      <Button
        className={classes(css['button'], line === 'cut' && css['cut'])}
        isDisabled={inFlight}
        onPress={() => {
          void send('practice:line', { line: line === 'cut' ? 'on' : 'cut' })
        }}
      >
        <Icon name={line === 'cut' ? 'right' : 'cut'} />
        {line === 'cut' ? practiceWords.restore : practiceWords.cut}
      </Button>
    </aside>
  )
}

const Environment = ({ desk }: { readonly desk: Output<'desk:state'> }): ReactElement | null => {
  switch (desk.environment) {
    case 'practice':
      return <Practice line={desk.practiceLine ?? 'on'} />
    case 'sandbox':
    case 'integration':
    case 'production': {
      const { label, words, more } = bandWords[desk.environment]
      return (
        <aside className={classes(css['band'], css['sandbox'])} aria-label={label}>
          <span className={css['words']}>{words}</span>
          <span className={css['more']}>{more}</span>
        </aside>
      )
    }
  }
}

// That it broke is said, so that nobody wonders whether the last press was done.
const StartedAgain = (): ReactElement | null => {
  const last = useQuestion('place:last', {})
  const [read, setRead] = useState(0)
  const again = last.reply?.kind === 'answer' ? last.reply.value.startedAgain : null
  if (again === null || again.at === read) return null
  const { what, todo } = startedAgainWords[again.why]
  return (
    <div className={css['away']} role="status">
      <Icon name="warning" />
      <strong>{what}</strong>
      <span className={css['more']}>{todo}</span>
      <Button
        className={css['button'] ?? ''}
        onPress={() => {
          setRead(again.at)
        }}
      >
        Close
      </Button>
    </div>
  )
}

/** Across the top: in which environment one works, wherever that is not the live one, and that the app does not answer. */
export const Bands = memo(function Bands(props: {
  readonly desk: Output<'desk:state'>
  readonly trouble: Trouble | undefined
}): ReactElement {
  const { trouble } = props
  const words = trouble === undefined ? null : troubleWords(trouble)
  return (
    <div>
      <Environment desk={props.desk} />
      <StartedAgain />
      {words === null ? null : (
        <div className={css['away']} role="alert">
          <Icon name="warning" />
          <strong>{words.what}</strong>
          <span className={css['more']}>{words.todo}</span>
        </div>
      )}
    </div>
  )
})
