import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { Section } from '../../ui/section.tsx'
import { recoveryIsLoud, recoveryWords as words } from '../../wording/recovery.ts'
import { CodeAsked } from './code-asked.tsx'
import { MakeCode } from './make-code.tsx'

type Open = 'make' | 'try' | 'change-key'

/** Whether a recovery code counts, and what a pharmacist can do about codes and keys. */
export const RecoverySection = (props: { readonly desk: Output<'desk:state'> }): ReactElement => {
  const { desk } = props
  const keys = useQuestion('keys:state', {})
  const [open, setOpen] = useState<Open | null>(null)
  const may = desk.working !== null && mayManageDesk(desk.working.role)
  const close = (): void => {
    setOpen(null)
  }
  return (
    <Section head={words.head} about={words.about}>
      <Answered of={keys}>
        {(state) => (
          <>
            {state.recovery ? (
              <Notice tone="fresh" head={words.counts}>
                {words.keptBy[state.keptBy]}
              </Notice>
            ) : (
              <Notice tone={recoveryIsLoud(desk.environment, state) ? 'danger' : 'attention'} head={words.none.head}>
                {words.none.todo}
              </Notice>
            )}
            <div className={section['row']}>
              <Button
                look={state.recovery ? 'plain' : 'primary'}
                disabled={!may}
                onPress={() => {
                  setOpen('make')
                }}
              >
                {state.recovery ? words.replace : words.make}
              </Button>
              {state.recovery ? (
                <>
                  <Button
                    disabled={!may}
                    onPress={() => {
                      setOpen('try')
                    }}
                  >
                    {words.tryIt}
                  </Button>
                  {desk.environment === 'practice' ? null : (
                    <Button
                      disabled={!may}
                      onPress={() => {
                        setOpen('change-key')
                      }}
                    >
                      {words.changeKey}
                    </Button>
                  )}
                </>
              ) : null}
            </div>
            {may ? null : <p className={section['quiet']}>{words.pharmacistOnly}</p>}
            {open === 'make' ? <MakeCode desk={desk} replaces={state.recovery} onClose={close} /> : null}
            {open === 'try' || open === 'change-key' ? <CodeAsked for={open} onClose={close} /> : null}
          </>
        )}
      </Answered>
    </Section>
  )
}
