import type { ReactElement } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { departureWords, withSomebodyWords } from '../../wording/incident-asked.ts'
import type { Detail } from './detail.ts'
import type { OfferedAct } from './offered-acts.ts'

/** A departure was corrected because the medicine was outside: it stands here until the incident is recorded or ruled out, and neither is done by itself. */
export const IncidentOffered = (props: {
  /** The acts offered on the prescription: recording it, and ruling it out. */
  readonly offered: readonly OfferedAct[]
  readonly asked: NonNullable<Detail['prescription']['mayBeIncident']>
  readonly detail: Pick<Detail, 'withSomebody'>
  readonly onBegin: (act: OfferedAct) => void
}): ReactElement => {
  const record = props.offered.find(({ command }) => command === 'report-incident')
  const ruleOut = props.offered.find(({ command }) => command === 'rule-out-incident')
  const why = record === undefined ? 'Only what was made can have reached anybody' : record.why
  const begin = (act: OfferedAct | undefined) => (): void => {
    if (act !== undefined) props.onBegin(act)
  }
  return (
    <Notice tone="attention" head="Did it reach somebody it was not for, or was it wrong? Then it is an incident." says>
      {props.asked.map((one) => (
        <p key={one.stamp.eventId}>
          {departureWords(one)}.{' '}
          {props.detail.withSomebody.includes(one.stamp.eventId) ? <strong>{withSomebodyWords}</strong> : null}
        </p>
      ))}
      <p>The correction is recorded. What happened to whom has a record of its own, and waits here for an answer.</p>
      {why === undefined ? null : <p>{why}.</p>}
      <Button disabled={why !== undefined} onPress={begin(record)}>
        Record the incident…
      </Button>{' '}
      <Button look="quiet" disabled={ruleOut === undefined || ruleOut.why !== undefined} onPress={begin(ruleOut)}>
        It was no incident…
      </Button>
    </Notice>
  )
}
