import { useState, type ReactElement } from 'react'
import type { Person, Settings } from '../../../contract/desk.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { parseOdsCode } from '../../../domain/identifiers.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { TextField } from '../../ui/text-field.tsx'
import { pharmacistOnly, settingsRefusalWords, supplierTroubles } from '../../wording/settings.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './settings.module.css'

/** Name, address and phone as labels have them, ODS code, how long a “ready” waits, and the watched folder. */
export const PharmacyForm = (props: { readonly settings: Settings; readonly working: Person | null }): ReactElement => {
  const { settings, working } = props
  const mayChange = working !== null && mayManageDesk(working.role)
  const { send, inFlight } = useAsk()
  const [name, setName] = useState(settings.pharmacyName)
  const [address, setAddress] = useState(settings.pharmacyAddress)
  const [phone, setPhone] = useState(settings.pharmacyPhone)
  const [ods, setOds] = useState(settings.odsCode)
  const [delay, setDelay] = useState(String(settings.readyDelaySeconds))
  const [charge, setCharge] = useState((settings.prescriptionChargePence / 100).toFixed(2))
  const [uncollected, setUncollected] = useState(String(settings.uncollectedAfterDays))
  const [folder, setFolder] = useState(settings.watchedFolder ?? '')
  const [said, setSaid] = useState<{ readonly tone: 'fresh' | 'attention'; readonly words: string } | null>(null)
  const seconds = /^\d{1,3}$/.test(delay.trim()) ? Number(delay.trim()) : NaN
  const pence = /^\d{1,3}\.\d{2}$/.test(charge.trim()) ? Number(charge.trim().replace('.', '')) : NaN
  const days = /^\d{1,3}$/.test(uncollected.trim()) ? Number(uncollected.trim()) : NaN
  const lines = address.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '))
  const given = { pharmacyAddress: lines.filter((line) => line !== '').join('\n'), pharmacyPhone: phone.trim() }
  const wrong = supplierTroubles(given)
  const valid =
    name.trim() !== '' &&
    parseOdsCode(ods) !== undefined &&
    seconds >= 0 &&
    seconds <= 300 &&
    pence > 0 &&
    days >= 1 &&
    days <= 365 &&
    Object.values(wrong).every((trouble) => trouble === '')
  const save = async (): Promise<void> => {
    const outcome = await send('desk:change-settings', {
      settings: {
        pharmacyName: name.trim(),
        ...given,
        odsCode: parseOdsCode(ods) ?? ods,
        readyDelaySeconds: seconds,
        prescriptionChargePence: pence,
        uncollectedAfterDays: days,
        watchedFolder: folder.trim() === '' ? null : folder.trim(),
      },
    })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') setSaid({ tone: 'fresh', words: 'Saved.' })
    else setSaid({ tone: 'attention', words: notDoneWords(outcome, settingsRefusalWords) })
  }
  return (
    <div className={css['form']}>
      <div className={css['two']}>
        <TextField label="Name of the pharmacy" value={name} onChange={setName} max={80} />
        <TextField label="ODS code" value={ods} onChange={setOds} max={8} />
      </div>
      <div className={css['two']}>
        <TextField
          label="Address"
          hint="As it stands on labels, at most four lines. No label is printed without it."
          value={address}
          onChange={setAddress}
          rows={4}
          max={210}
          wrong={wrong.pharmacyAddress !== ''}
          beside={wrong.pharmacyAddress}
        />
        <TextField
          label="Phone"
          hint="On labels and slips."
          value={phone}
          onChange={setPhone}
          max={20}
          wrong={wrong.pharmacyPhone !== ''}
          beside={wrong.pharmacyPhone}
        />
      </div>
      <TextField
        label="Seconds a “ready” waits before it is sent, 0 to 300"
        hint="So that a slip can be taken back before the patient is called in."
        value={delay}
        onChange={setDelay}
        inputMode="numeric"
        max={3}
      />
      <div className={css['two']}>
        <TextField
          label="NHS prescription charge for one item, in pounds"
          value={charge}
          onChange={setCharge}
          inputMode="decimal"
          max={6}
        />
        <TextField
          label="Days after which a bag is called uncollected"
          value={uncollected}
          onChange={setUncollected}
          inputMode="numeric"
          max={3}
        />
      </div>
      <TextField
        label="Watched folder"
        hint="Messages put there are taken in by themselves. Empty: none."
        value={folder}
        onChange={setFolder}
      />
      {said === null ? null : <Notice tone={said.tone} head={said.words} says />}
      <div className={section['row']}>
        <Button
          look="primary"
          disabled={!valid || inFlight || !mayChange}
          onPress={() => {
            void save()
          }}
        >
          Save
        </Button>
        {mayChange ? null : (
          <span className={section['about']}>{working === null ? 'Say who is working first.' : pharmacistOnly}</span>
        )}
      </div>
    </div>
  )
}
