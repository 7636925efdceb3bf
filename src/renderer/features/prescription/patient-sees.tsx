import type { ReactElement } from 'react'
import { now } from '../../bridge/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { notKnownSinceWords } from '../../wording/lost-acts.ts'
import { patientStatusWords } from '../../wording/patient-status.ts'
import { itemName, type Detail } from './detail.ts'
import css from './in-hand.module.css'

type Seen = Detail['patientSees'][number]

const Seeing = ({ seen }: { readonly seen: Seen }): ReactElement => {
  const known = seen.unknownSince === null
  const soon = seen.afterDrain !== seen.now && seen.afterDrain !== 'nothing'
  return (
    <>
      <span>
        <strong>{known ? patientStatusWords(seen.now) : 'Not known'}</strong>
      </span>
      {soon ? (
        <>
          <span className={css['soon']}>
            <Icon name="right" />
          </span>
          <span>
            {patientStatusWords(seen.afterDrain)} <span className={css['soon']}>once sent</span>
          </span>
        </>
      ) : (
        <>
          <span />
          <span />
        </>
      )}
    </>
  )
}

/** What the NHS App shows for each item now, and what it will show once everything waiting has been sent. */
export const PatientSees = ({ detail }: { readonly detail: Detail }): ReactElement | null => {
  const { patientSees, prescription } = detail
  const [first] = patientSees
  if (!first || !prescription.tracked) return null
  const since = patientSees.find(({ unknownSince }) => unknownSince !== null)?.unknownSince ?? null
  const alike = patientSees.every(
    (seen) =>
      seen.now === first.now && seen.afterDrain === first.afterDrain && seen.unknownSince === first.unknownSince,
  )
  return (
    <section className={css['section']}>
      <h3>The patient sees</h3>
      <div className={css['sees']}>
        {alike ? (
          <Seeing seen={first} />
        ) : (
          patientSees.map((seen) => (
            <div key={seen.itemId} style={{ display: 'contents' }}>
              <span className={css['of']}>{itemName(prescription, seen.itemId)}</span>
              <Seeing seen={seen} />
            </div>
          ))
        )}
      </div>
      {since === null ? null : <p className={css['soon']}>{notKnownSinceWords(since, now())}</p>}
    </section>
  )
}
