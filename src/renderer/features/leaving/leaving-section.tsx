import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { Section } from '../../ui/section.tsx'
import { leavingDone, leavingProgress, leavingTrouble, leavingWords as words } from '../../wording/leaving.ts'
import { TakeOut } from './take-out.tsx'

/** Taking everything out: how it stands, and the way to begin it. */
export const LeavingSection = (props: { readonly desk: Output<'desk:state'> }): ReactElement => {
  const { desk } = props
  const asked = useQuestion('leaving:state', {})
  const { send, inFlight } = useAsk()
  const [asking, setAsking] = useState(false)
  const may = desk.working !== null && mayManageDesk(desk.working.role)
  return (
    <Section head={words.head} about={words.about}>
      <Answered of={asked}>
        {({ running, last, trouble }) => (
          <>
            {trouble === null ? null : <Notice tone="attention" head={leavingTrouble(trouble)} says />}
            {last === null ? null : (
              <Notice tone="fresh" head={leavingDone(last)} says>
                {last.folder}
              </Notice>
            )}
            {running === null ? null : <p role="status">{leavingProgress(running)}</p>}
            <div className={section['row']}>
              {running === null ? (
                <Button
                  disabled={!may}
                  onPress={() => {
                    setAsking(true)
                  }}
                >
                  {words.begin}
                </Button>
              ) : (
                <Button disabled={inFlight || desk.working === null} onPress={() => void send('leaving:cancel', {})}>
                  {words.cancel}
                </Button>
              )}
            </div>
            {may ? null : <p className={section['quiet']}>{words.pharmacistOnly}</p>}
            {asking ? (
              <TakeOut
                onClose={() => {
                  setAsking(false)
                }}
              />
            ) : null}
          </>
        )}
      </Answered>
    </Section>
  )
}
