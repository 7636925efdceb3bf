import { useEffect, type ReactElement } from 'react'
import { useNow } from '../../bridge/clock.ts'
import { useOpenOnDuty } from '../../bridge/open-on-duty.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Icon } from '../../ui/icon.tsx'
import { appKeys } from '../../wording/keys.ts'
import { dutyInShort } from '../../wording/on-duty.ts'

const lookEveryMs = 60_000

/** Who is responsible, in the header; the absence counts on by itself. */
export const OnDutyMark = (props: { readonly className: (loud: boolean) => string }): ReactElement | null => {
  const asked = useQuestion('duty:state', {})
  const open = useOpenOnDuty()
  const at = useNow(lookEveryMs)
  const { askAgain } = asked
  useEffect(askAgain, [at])
  if (asked.reply?.kind !== 'answer') return null
  const { words, loud } = dutyInShort(asked.reply.value, asked.reply.value.now)
  return (
    <button
      type="button"
      className={props.className(loud)}
      onClick={() => open?.()}
      aria-keyshortcuts={appKeys['on-duty'].key}
      aria-haspopup="dialog"
      title={`Who is on duty (${appKeys['on-duty'].key})`}
    >
      <Icon name={loud ? 'warning' : 'tick'} />
      <span>{words}</span>
    </button>
  )
}
