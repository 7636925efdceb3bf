import type { ReactElement } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { BagVerdict } from './bag-scan.ts'
import css from './forms.module.css'

/** What came of the bag scanned last, read out at once. With `onIsTheirs` a person may say that a label nobody has is this patient's. */
export const BagScanSays = (props: {
  readonly said: BagVerdict | null
  readonly onPutBack: () => void
  readonly onIsTheirs?: (bagId: string) => void
}): ReactElement | null => {
  const { said, onIsTheirs } = props
  if (said === null) return null
  const nobodys = said.whose === 'nobodys'
  return (
    <Notice tone={nobodys ? 'attention' : said.wrong ? 'danger' : 'fresh'} head={said.head} says>
      {said.todo === '' ? null : <p>{said.todo}</p>}
      {said.wrong ? (
        <div className={css['suggestions']}>
          {nobodys && onIsTheirs !== undefined ? (
            <Button
              onPress={() => {
                onIsTheirs(said.bagId)
              }}
            >
              The name on it is this patient’s
            </Button>
          ) : null}
          <Button onPress={props.onPutBack}>It is put back</Button>
        </div>
      ) : null}
    </Notice>
  )
}
