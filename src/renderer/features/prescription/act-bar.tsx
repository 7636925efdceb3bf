import { useId, useState, type ReactElement } from 'react'
import type { ActInHand } from '../../bridge/acts-in-hand.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { appKeys, commandKeys } from '../../wording/keys.ts'
import { answerToKey } from './answer-to-key.ts'
import css from './in-hand.module.css'
import type { OfferedAct } from './offered-acts.ts'

// At twice the size the foot of the prescription is below the screen.
const intoView = (words: HTMLElement | null): void => {
  words?.scrollIntoView({ block: 'nearest' })
}

interface Refused {
  readonly words: string
  readonly about: string
  readonly turn: number
}

/** The next step, always at this place with its key, and everything else behind one key. A key of an act that cannot be begun is answered with why. */
export const ActBar = (props: {
  readonly next: OfferedAct | undefined
  readonly others: readonly OfferedAct[]
  /** What can be begun and what cannot, asked when a key is pressed. */
  readonly acts: () => readonly ActInHand[]
  /** The person, the prescription and its state. */
  readonly about: string
  /** Whose prescription is in hand. */
  readonly whose: string
  readonly onBegin: (act: OfferedAct) => void
}): ReactElement => {
  const { next, others, onBegin } = props
  const [open, setOpen] = useState(false)
  const whyId = useId()
  const [last, setRefused] = useState<Refused | null>(null)
  // What was said of another person, or before something was done, is not so any more.
  const refused = last?.about === props.about ? last : null
  useKeys({
    ...Object.fromEntries(
      [...new Set(Object.values(commandKeys))].map((key) => [
        key,
        () => {
          const answer = answerToKey(key, props.acts(), props.whose)
          if (answer.begin === null) setRefused({ words: answer.why, about: props.about, turn: (last?.turn ?? 0) + 1 })
          else {
            setRefused(null)
            answer.begin()
          }
        },
      ]),
    ),
    [appKeys.more.key]: () => {
      setOpen(true)
    },
  })
  return (
    <div className={css['bar']}>
      {refused === null ? (
        <p id={whyId} className={css['why']}>
          {next?.why ?? (next ? '' : 'Nothing to do next.')}
        </p>
      ) : (
        <p key={refused.turn} ref={intoView} id={whyId} className={css['refused']} role="alert">
          <Icon name="warning" /> {refused.words}
        </p>
      )}
      {others.length === 0 ? null : (
        <Menu
          label="More acts"
          open={open}
          onOpenChange={setOpen}
          trigger={
            <Button
              large
              keyOf={appKeys.more.key}
              onPress={() => {
                setOpen(true)
              }}
            >
              <Icon name="more" /> More
            </Button>
          }
          entries={others.map((act) => ({
            id: act.command,
            words: act.words,
            ...(act.keyOf === undefined ? {} : { keyOf: act.keyOf }),
            ...(act.why === undefined ? {} : { why: act.why }),
          }))}
          onChoose={(id) => {
            const act = others.find(({ command }) => command === id)
            if (act) onBegin(act)
          }}
        />
      )}
      {next ? (
        <Button
          large
          look="primary"
          disabled={next.why !== undefined}
          {...(next.why === undefined ? {} : { describedBy: whyId })}
          {...(next.keyOf === undefined ? {} : { keyOf: next.keyOf })}
          onPress={() => {
            onBegin(next)
          }}
        >
          {next.words}
        </Button>
      ) : null}
    </div>
  )
}
