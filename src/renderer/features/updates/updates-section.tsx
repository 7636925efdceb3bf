import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { Section } from '../../ui/section.tsx'
import {
  securityWords,
  updateSentence,
  updateTroubleWords,
  updateWords as words,
  wentBackWords,
} from '../../wording/updates.ts'
import { UpdateActs } from './update-acts.tsx'
import css from './updates.module.css'

type Page = Output<'updates:state'>

const Ready = (props: {
  readonly page: Page
  readonly desk: Output<'desk:state'>
  readonly may: boolean
}): ReactElement | null => {
  const { page, desk, may } = props
  const { updates } = page
  if (updates.kind === 'off' || updates.stage !== 'ready' || updates.offered === null) return null
  const { notes, securityLastDate } = updates.offered
  const past = page.putOffAtMost !== null && page.putOffAtMost <= desk.now
  return (
    <>
      {securityLastDate === null ? null : (
        <Notice tone={past ? 'danger' : 'attention'} head={securityWords(securityLastDate, past)} />
      )}
      {notes.length === 0 ? null : (
        <div>
          <p className={section['quiet']}>{words.notes}</p>
          <ul className={css['list']}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      <UpdateActs working={desk.working !== null} mayPutOff={may && !past} />
    </>
  )
}

const Channel = (props: { readonly channel: 'stable' | 'early' }): ReactElement => {
  const { send } = useAsk()
  return (
    <Choices
      label={words.channel}
      value={props.channel}
      onChange={(channel) => {
        void send('updates:choose-channel', { channel })
      }}
      choices={[
        { value: 'stable', words: words.everyone },
        { value: 'early', words: words.early },
      ]}
    />
  )
}

const Body = (props: { readonly page: Page; readonly desk: Output<'desk:state'> }): ReactElement => {
  const { page, desk } = props
  const { updates, wentBack } = page
  const { send, inFlight } = useAsk()
  const may = desk.working !== null && mayManageDesk(desk.working.role)
  const { words: sentence, waitsFor } = updateSentence(page)
  const resting = updates.kind === 'on' && updates.stage === 'resting'
  return (
    <>
      <div role="status">
        <p>{sentence}</p>
        {waitsFor.length === 0 ? null : (
          <ul className={css['list']}>
            {waitsFor.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        )}
      </div>
      {updates.kind === 'on' && updates.trouble !== null ? (
        <Notice tone="attention" head={updateTroubleWords(updates.trouble)} />
      ) : null}
      {wentBack === null ? null : <Notice tone="attention" head={wentBackWords(wentBack)} />}
      <Ready page={page} desk={desk} may={may} />
      {resting ? (
        <div className={section['row']}>
          <Button disabled={inFlight} onPress={() => void send('updates:check', {})}>
            {words.check}
          </Button>
        </div>
      ) : null}
      {updates.kind === 'on' && may ? <Channel channel={updates.channel} /> : null}
      {updates.kind === 'on' && !may ? <p className={section['quiet']}>{words.pharmacistOnly}</p> : null}
    </>
  )
}

/** Which version runs, whether a newer one is here, what it waits for, and what can be done about it. */
export const UpdatesSection = (props: { readonly desk: Output<'desk:state'> }): ReactElement => {
  const page = useQuestion('updates:state', {})
  return (
    <Section head={words.head} about={words.about}>
      <Answered of={page}>{(value) => <Body page={value} desk={props.desk} />}</Answered>
    </Section>
  )
}
