import type { ReactElement } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { BagSaid } from './bag-scan.ts'
import css from './forms.module.css'

/** What came of the bag scanned last, read out at once. */
export const BagScanSays = (props: {
  readonly said: BagSaid | null
  readonly onPutBack: () => void
}): ReactElement | null => {
  const { said } = props
  if (said === null) return null
  return (
    <Notice tone={said.wrong ? 'danger' : 'fresh'} head={said.head} says>
      {said.todo === '' ? null : <p>{said.todo}</p>}
      {said.wrong ? (
        <div className={css['suggestions']}>
          <Button onPress={props.onPutBack}>It is put back</Button>
        </div>
      ) : null}
    </Notice>
  )
}
