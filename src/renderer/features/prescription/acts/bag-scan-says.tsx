import type { ReactElement } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { BagVerdict } from './bag-scan.ts'
import css from './forms.module.css'

/** What came of the bags scanned, each wrong one until it is put back, read out at once. With `onIsTheirs` a person may say that a label nobody has is this patient's. */
export const BagScanSays = (props: {
  readonly said: readonly BagVerdict[]
  readonly onPutBack: (said: BagVerdict) => void
  readonly onIsTheirs?: (said: BagVerdict) => void
}): ReactElement => {
  const { onIsTheirs } = props
  return (
    <>
      {props.said.map((said) => {
        const nobodys = said.whose === 'nobodys'
        const right = !said.wrong && said.whose !== 'own-in-part'
        return (
          <Notice key={said.bagId} tone={nobodys ? 'attention' : right ? 'fresh' : 'danger'} head={said.head} says>
            {said.todo === '' ? null : <p>{said.todo}</p>}
            {said.wrong ? (
              <div className={css['suggestions']}>
                {nobodys && onIsTheirs !== undefined ? (
                  <Button
                    onPress={() => {
                      onIsTheirs(said)
                    }}
                  >
                    The name on it is this patient’s
                  </Button>
                ) : null}
                <Button
                  onPress={() => {
                    props.onPutBack(said)
                  }}
                >
                  It is put back
                </Button>
              </div>
            ) : null}
          </Notice>
        )
      })}
    </>
  )
}
