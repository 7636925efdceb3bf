import { useState, type ReactElement } from 'react'
import type { Person, Settings } from '../../../contract/desk.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { usePersonShown } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import {
  pharmacistOnly,
  settingsChangedHead,
  settingsFieldWords as words,
  settingsRefusalWords,
  settingsSinceWords,
  supplierTroubles,
} from '../../wording/settings.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './settings.module.css'
import { fieldsOf, settingsOf, type SettingsFields } from './settings-fields.ts'
import { nothingTyped, typedOver } from './typed-settings.ts'

/** Name, address and phone as labels have them, ODS code, how long a “ready” waits, and the watched folder. */
export const PharmacyForm = (props: {
  readonly settings: Settings
  readonly version: number
  readonly working: Person | null
}): ReactElement => {
  const { settings, version, working } = props
  const mayChange = working !== null && mayManageDesk(working.role)
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShown()
  const kept = useFormKept('settings', () => nothingTyped, typedOver)
  const { typed, seen } = kept.value
  const [said, setSaid] = useState<{ readonly tone: 'fresh' | 'attention'; readonly words: string } | null>(null)
  const fields: SettingsFields = { ...fieldsOf(settings), ...typed }
  const put = (name: keyof SettingsFields) => (value: string) => {
    kept.put({ typed: { ...typed, [name]: value }, seen: seen ?? { settings, version } })
  }
  const given = settingsOf(fields)
  const wrong = supplierTroubles(given.settings)
  const valid = given.valid && Object.values(wrong).every((trouble) => trouble === '')
  const save = async (): Promise<void> => {
    const outcome = await send('desk:change-settings', {
      asPersonId,
      expectedVersion: seen?.version ?? version,
      settings: given.settings,
    })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') {
      kept.drop()
      setSaid({ tone: 'fresh', words: 'Saved.' })
    } else setSaid({ tone: 'attention', words: notDoneWords(outcome, settingsRefusalWords) })
  }
  return (
    <div className={css['form']}>
      {kept.said}
      <div className={css['two']}>
        <TextField label={words.pharmacyName} value={fields.pharmacyName} onChange={put('pharmacyName')} max={80} />
        <TextField label={words.odsCode} value={fields.odsCode} onChange={put('odsCode')} max={8} />
      </div>
      <div className={css['two']}>
        <TextField
          label={words.pharmacyAddress}
          hint="As it stands on labels, at most four lines. No label is printed without it."
          value={fields.pharmacyAddress}
          onChange={put('pharmacyAddress')}
          rows={4}
          max={210}
          wrong={wrong.pharmacyAddress !== ''}
          beside={wrong.pharmacyAddress}
        />
        <TextField
          label={words.pharmacyPhone}
          hint="On labels and slips."
          value={fields.pharmacyPhone}
          onChange={put('pharmacyPhone')}
          max={20}
          wrong={wrong.pharmacyPhone !== ''}
          beside={wrong.pharmacyPhone}
        />
      </div>
      <TextField
        label={words.readyDelaySeconds}
        hint="So that a slip can be taken back before the patient is called in."
        value={fields.readyDelaySeconds}
        onChange={put('readyDelaySeconds')}
        inputMode="numeric"
        max={3}
      />
      <div className={css['two']}>
        <TextField
          label={words.prescriptionChargePence}
          value={fields.prescriptionChargePence}
          onChange={put('prescriptionChargePence')}
          inputMode="decimal"
          max={6}
        />
        <TextField
          label={words.uncollectedAfterDays}
          value={fields.uncollectedAfterDays}
          onChange={put('uncollectedAfterDays')}
          inputMode="numeric"
          max={3}
        />
      </div>
      <TextField
        label={words.watchedFolder}
        hint="Messages put there are taken in by themselves. Empty: none."
        value={fields.watchedFolder}
        onChange={put('watchedFolder')}
      />
      {said === null ? null : <Notice tone={said.tone} head={said.words} says />}
      {seen === null || seen.version === version ? null : (
        <Notice tone="attention" head={settingsChangedHead} says>
          {settingsSinceWords(fieldsOf(seen.settings), fieldsOf(settings)).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <Button
            onPress={() => {
              kept.put({ seen: { settings, version } })
              setSaid(null)
            }}
          >
            Go on with it as it is now
          </Button>
        </Notice>
      )}
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
