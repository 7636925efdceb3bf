import { useId, useState, type ReactElement } from 'react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { appKeys } from '../../wording/keys.ts'
import css from './in-hand.module.css'
import type { OfferedAct } from './offered-acts.ts'

/** The next step, always at this place with its key, and everything else behind one key. */
export const ActBar = (props: {
  readonly next: OfferedAct | undefined
  readonly others: readonly OfferedAct[]
  readonly onBegin: (act: OfferedAct) => void
}): ReactElement => {
  const { next, others, onBegin } = props
  const [open, setOpen] = useState(false)
  const whyId = useId()
  const all = [...(next ? [next] : []), ...others]
  const letters = all.flatMap((act) =>
    act.keyOf === undefined || act.why !== undefined
      ? []
      : [
          [
            act.keyOf,
            () => {
              onBegin(act)
            },
          ] as const,
        ],
  )
  useKeys({
    ...Object.fromEntries(letters),
    [appKeys.more.key]: () => {
      setOpen(true)
    },
  })
  return (
    <div className={css['bar']}>
      <p id={whyId} className={css['why']}>
        {next?.why ?? (next ? '' : 'Nothing to do next.')}
      </p>
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
