import type { ReactElement } from 'react'
import type { ContributoryFactor, Incident, KnownHarm, Told } from '../../../../domain/safety.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PickOne } from '../../../ui/pick-one.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { commandWords } from '../../../wording/commands.ts'
import { departureWords, incidentStaysWords } from '../../../wording/incident-asked.ts'
import { harmWords, incidentWords, toldWords } from '../../../wording/near-misses.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemName } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { FactorTicks } from './factor-ticks.tsx'
import css from './forms.module.css'

const categories = Object.keys(incidentWords) as readonly Incident['category'][]
const tellable = Object.keys(toldWords) as readonly Told[]

const useIncident = (itemIds: readonly string[]) => {
  const [about, setAbout] = useDraft<readonly string[]>('about', itemIds.length === 1 ? itemIds : [])
  const [category, setCategory] = useDraft<Incident['category'] | null>('category', null)
  const [what, setWhat] = useDraft('what', '')
  const [harm, setHarm] = useDraft<KnownHarm | null>('harm', null)
  const [told, setTold] = useDraft<readonly Told[]>('told', [])
  const [done, setDone] = useDraft('done', '')
  const [contributing, setContributing] = useDraft<readonly ContributoryFactor[]>('contributing', [])
  const missing = [
    about.length === 0 ? 'Choose which medicine.' : null,
    category === null ? 'Say what was wrong.' : null,
    what.trim() === '' ? 'Say what happened.' : null,
    harm === null ? 'Say what harm is known.' : null,
    done.trim() === '' ? 'Say what was done about it.' : null,
  ].find((one) => one !== null)
  const incident =
    missing !== undefined || category === null || harm === null
      ? null
      : { category, what: what.trim(), harm, told: [...told], done: done.trim(), contributing: [...contributing] }
  return {
    ...{ about, setAbout, category, setCategory, what, setWhat, harm, setHarm, told, setTold, done, setDone },
    ...{ contributing, setContributing, missing, incident },
  }
}

/** A mistake that reached the patient: a short record of its own, which nothing takes away again. */
export const IncidentAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const form = useIncident(itemIds)
  return (
    <ActDialog
      {...props}
      title={commandWords['report-incident']}
      wide
      endings={[
        {
          button: 'Record the incident',
          words: 'Incident recorded.',
          look: 'danger',
          keyOf: 'Control+Enter',
          commands:
            form.incident === null
              ? null
              : [{ detail, command: { type: 'report-incident', itemIds: [...form.about], incident: form.incident } }],
          missing: form.missing,
        },
      ]}
    >
      <Notice tone="attention" head="First see to the patient. This record can wait a minute.">
        <p>{incidentStaysWords}</p>
      </Notice>
      {detail.prescription.mayBeIncident?.map((asked) => (
        <p key={asked.stamp.eventId}>Corrected, and waits for an answer: {departureWords(asked)}.</p>
      ))}
      {itemIds.length === 1
        ? null
        : itemIds.map((itemId) => (
            <Tick
              key={itemId}
              ticked={form.about.includes(itemId)}
              onChange={(on) => {
                form.setAbout(on ? [...form.about, itemId] : form.about.filter((other) => other !== itemId))
              }}
            >
              {itemName(detail.prescription, itemId)}
            </Tick>
          ))}
      <div className={css['two']}>
        <PickOne
          label="What was wrong?"
          value={form.category}
          onChange={form.setCategory}
          options={categories.map((value) => ({ value, words: incidentWords[value] }))}
        />
      </div>
      <TextField
        label="What happened"
        value={form.what}
        onChange={form.setWhat}
        rows={2}
        max={2000}
        hint="What the patient got, how it was found out, and whether any of it was taken."
      />
      <Choices label="Harm known" value={form.harm} onChange={form.setHarm} choices={choicesOf(harmWords)} />
      <fieldset className={css['factors']}>
        <legend>Who has been told</legend>
        {tellable.map((who) => (
          <Tick
            key={who}
            ticked={form.told.includes(who)}
            onChange={(on) => {
              form.setTold(on ? [...form.told, who] : form.told.filter((other) => other !== who))
            }}
          >
            {toldWords[who]}
          </Tick>
        ))}
      </fieldset>
      <TextField
        label="What was done"
        value={form.done}
        onChange={form.setDone}
        rows={2}
        max={2000}
        hint="Also where the medicine is now: back here, or with whom. Nothing in Pestle asks for it later."
      />
      <FactorTicks chosen={form.contributing} onChange={form.setContributing} />
    </ActDialog>
  )
}
