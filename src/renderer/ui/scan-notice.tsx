import type { ReactElement } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import type { ScanMessage } from './scan-messages.ts'
import css from './scan-notice.module.css'

/** The sentence about a scan, told to listeners at once. */
export const ScanNotice = (props: {
  readonly message: ScanMessage
  readonly onClose: (id: number) => void
}): ReactElement => {
  const { id, said } = props.message
  const { head, todo, tone, choices = [] } = said
  const close = (): void => {
    props.onClose(id)
  }
  return (
    <Notice tone={tone} head={head} says>
      <p>{todo}</p>
      <div className={css['choices']}>
        {choices.map(({ words, onPress }) => (
          <Button
            key={words}
            onPress={() => {
              close()
              onPress()
            }}
          >
            {words}
          </Button>
        ))}
        <Button onPress={close}>Close this message</Button>
      </div>
    </Notice>
  )
}
