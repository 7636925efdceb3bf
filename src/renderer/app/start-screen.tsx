import { useState, type ReactElement } from 'react'
import type { Output } from '../../contract/index.ts'
import { useAsk } from '../bridge/use-ask.ts'
import { UnlockPart } from '../features/keys/unlock-part.tsx'
import { StartRestore } from '../features/restore/start-restore.tsx'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import page from '../ui/page.module.css'
import { environmentWords } from '../wording/settings.ts'
import { startRemedyWords, startWords as words } from '../wording/start.ts'
import { troubleWords } from '../wording/troubles.ts'
import css from './start-screen.module.css'

/** In the place of a desk that cannot open: why, and what a person can do. Nothing of a patient is known here. */
export const StartScreen = ({ state }: { readonly state: Output<'start:state'> }): ReactElement => {
  const { send, inFlight } = useAsk()
  const [said, setSaid] = useState<string | null>(null)
  const atWork = state.refusal === 'at-work'
  const again = async (question: 'start:retry' | 'start:go-back' | 'start:previous-version'): Promise<void> => {
    setSaid(null)
    const outcome = await send(question, {})
    if (outcome === undefined || outcome.kind === 'refusal') return
    if (outcome.kind !== 'answer') setSaid(troubleWords(outcome).what)
    else if ('begun' in outcome.value) setSaid(outcome.value.begun ? words.starting : words.notPutBack)
    else if (!outcome.value.opened) setSaid(words.still)
  }
  const part = (remedy: (typeof state.can)[number]): ReactElement | null => {
    if (remedy === 'unlock') return <UnlockPart key={remedy} className={css['part'] ?? ''} />
    if (remedy === 'restore') return <StartRestore key={remedy} className={css['part'] ?? ''} />
    const { head, about, act } = startRemedyWords[remedy]
    return (
      <section key={remedy} className={css['part']} aria-label={head}>
        <h2>{head}</h2>
        <p>{about}</p>
        <Button
          disabled={inFlight}
          onPress={() => {
            void again(`start:${remedy}`)
          }}
        >
          {act}
        </Button>
      </section>
    )
  }
  return (
    <main className={page['alone']}>
      <div className={classes(page['card'], css['card'])}>
        <p className={css['where']}>{words.where(environmentWords[state.environment].name)}</p>
        <h1>
          <Icon name={atWork ? 'waiting' : 'lock'} size={22} /> {atWork ? words.atWork : words.title}
        </h1>
        <Notice tone={atWork ? 'plain' : 'attention'} head={state.sentence} says={atWork} />
        {atWork ? null : <p>{state.can.length === 0 ? words.nothing : words.unchanged}</p>}
        {state.can.map(part)}
        {said === null ? null : <Notice tone="attention" head={said} says />}
      </div>
    </main>
  )
}
