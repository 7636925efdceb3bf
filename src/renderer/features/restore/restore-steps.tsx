import { useState, type ReactElement } from 'react'
import { now } from '../../bridge/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { letGo, lostActWords } from '../../wording/lost-acts.ts'
import { lostOnWords, lostWords, restoreRefusalWords, restoreWords as words, stepOf } from '../../wording/restore.ts'
import { ChooseBackup } from './choose-backup.tsx'
import css from './restore.module.css'
import type { RestorePort } from './restore-port.ts'

type Job = NonNullable<RestorePort['job']>

const Running = (props: {
  readonly job: Extract<Job, { state: 'running' }>
  readonly port: RestorePort
}): ReactElement => {
  const { words: step, percent } = stepOf(props.job)
  return (
    <div className={css['progress']}>
      <p role="status">{step}</p>
      <progress aria-label={step} max={100} {...(percent === null ? {} : { value: percent })} />
      {props.port.cancel === undefined ? null : (
        <div className={css['acts']}>
          <Button autoFocus onPress={props.port.cancel}>
            {words.cancel}
          </Button>
        </div>
      )}
    </div>
  )
}

const Preview = (props: {
  readonly job: Extract<Job, { state: 'checked' }>
  readonly port: RestorePort
  readonly onOther: () => void
}): ReactElement => {
  const { job, port } = props
  const [said, setSaid] = useState<string | null>(null)
  const at = now()
  const [first, ...more] = lostWords(job, at)
  const begin = async (): Promise<void> => {
    const done = await port.begin?.(job.folder)
    if (done !== undefined && 'trouble' in done) setSaid(done.trouble)
  }
  const shown = job.lost?.prescriptions ?? []
  const hidden = (job.lost?.of ?? 0) - shown.length
  return (
    <>
      <Notice tone="attention" head={first} says>
        {more.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      {shown.length === 0 ? null : (
        <ul className={css['lost']} aria-label={words.lost} tabIndex={0}>
          {shown.map((one) => (
            <li key={one.prescriptionId}>
              <strong>{one.patient}</strong>
              <span className={css['quiet']}>{lostOnWords(one, at)}</span>
              <span className={css['done']}>
                {one.done.map((act, index) => (
                  <span key={index}>
                    {letGo(act) ? <strong>{lostActWords(act, at)}</strong> : lostActWords(act, at)}
                  </span>
                ))}
              </span>
            </li>
          ))}
          {hidden <= 0 ? null : <li>{words.lostMore(hidden)}</li>}
        </ul>
      )}
      <p>{words.sure}</p>
      <p>{words.afterwards}</p>
      {said === null ? null : <Notice tone="attention" head={said} says />}
      <div className={css['acts']}>
        <Button
          look="danger"
          disabled={port.inFlight}
          onPress={() => {
            void begin()
          }}
        >
          {words.begin}
        </Button>
        <Button autoFocus onPress={props.onOther}>
          {words.other}
        </Button>
      </div>
    </>
  )
}

/** From naming a folder to what would be lost, one step after the other. */
export const RestoreSteps = (props: {
  readonly port: RestorePort
  readonly act: string
  readonly firstFolder?: string
  readonly autoFocus?: boolean
  readonly keyOf?: string
}): ReactElement => {
  const { port } = props
  const { job } = port
  const [other, setOther] = useState<RestorePort['job']>(null)
  const fresh = job === null || job === other
  if (!fresh && job.state === 'running') return <Running job={job} port={port} />
  if (!fresh && job.state === 'checked' && port.begin !== undefined)
    return (
      <Preview
        job={job}
        port={port}
        onOther={() => {
          setOther(job)
          port.cancel?.()
        }}
      />
    )
  return (
    <div className={css['body']}>
      {fresh ? null : job.state === 'refused' ? (
        <Notice tone="attention" head={restoreRefusalWords[job.code]} says />
      ) : job.state === 'drilled' ? (
        <Notice tone="fresh" head={words.drilled} says>
          {words.drilledMore} {job.withCode ? words.drilledWithCode : words.drilledWithoutCode}
        </Notice>
      ) : null}
      <ChooseBackup
        port={port}
        act={props.act}
        firstFolder={props.firstFolder ?? ''}
        autoFocus={props.autoFocus ?? false}
        {...(props.keyOf === undefined ? {} : { keyOf: props.keyOf })}
      />
    </div>
  )
}
