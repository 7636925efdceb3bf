import { useState, type ReactElement, type ReactNode } from 'react'
import type { Output } from '../../../contract/index.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { chooseTheme, rememberedTheme, type Theme } from '../../bridge/remembered-theme.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import page from '../../ui/page.module.css'
import section from '../../ui/section.module.css'
import { roleWords } from '../../wording/roles.ts'
import { DensityChoice } from './density-choice.tsx'
import { Environments } from './environments.tsx'
import { LockChoice } from './lock-choice.tsx'
import { PlaceLabelsPart } from './place-labels-part.tsx'
import { PharmacyForm } from './pharmacy-form.tsx'
import { formTurn, type FormTurn } from './form-turn.ts'
import css from './settings.module.css'

const Part = (props: {
  readonly head: string
  readonly about?: string
  readonly children: ReactNode
}): ReactElement => (
  <section className={section['section']}>
    <div>
      <h2>{props.head}</h2>
      {props.about === undefined ? null : <p className={section['about']}>{props.about}</p>}
    </div>
    <div className={css['part']}>{props.children}</div>
  </section>
)

const ThemeChoice = (): ReactElement => {
  const [theme, setTheme] = useState<Theme>(rememberedTheme)
  return (
    <Choices
      label="Light or dark"
      hideLabel
      value={theme}
      onChange={(chosen) => {
        chooseTheme(chosen)
        setTheme(chosen)
      }}
      choices={[
        { value: 'system', words: 'As this PC' },
        { value: 'light', words: 'Light' },
        { value: 'dark', words: 'Dark' },
      ]}
    />
  )
}

const hosts: Readonly<Record<Output<'desk:state'>['host'], string>> = {
  electron: 'the desktop app',
  browser: 'a browser on this PC',
  'stand-in': 'the test stand-in for Electron: for development and test data only',
}

/** How this desk is set up. */
export const Settings = (props: {
  readonly desk: Output<'desk:state'>
  readonly onAddPerson: () => void
  readonly onProducts: () => void
}): ReactElement => {
  const { desk } = props
  const personId = desk.working?.id
  const [form, setForm] = useState<FormTurn>({ personId, turn: 0 })
  const now = formTurn(form, personId)
  if (now !== form) setForm(now)
  return (
    <div className={page['page']}>
      <h1>Settings</h1>
      <Part head="This pharmacy">
        <PharmacyForm key={form.turn} settings={desk.settings} version={desk.settingsVersion} working={desk.working} />
      </Part>
      <Part head="People" about="Choose who is working with the name at the top right (w).">
        <ul aria-label="People who work here">
          {desk.people.map((person) => (
            <li key={person.id} className={css['person']}>
              <strong>{person.name}</strong>
              <span>
                {roleWords[person.role]}
                {person.registration === null ? '' : ` · ${person.registration}`}
              </span>
            </li>
          ))}
        </ul>
        <Button onPress={props.onAddPerson}>Add somebody…</Button>
      </Part>
      <Part head="Products" about="What a scanned pack is compared with.">
        <Button onPress={props.onProducts}>The product file…</Button>
      </Part>
      <Part head="Places" about="A bag’s label and then its place’s, and the bag is in its place.">
        <PlaceLabelsPart />
      </Part>
      <Part head="Environment" about="Each has its own file and its own key. They never mix.">
        <Environments here={desk.environment} mayChange={desk.working !== null && mayManageDesk(desk.working.role)} />
      </Part>
      <Part head="Look" about="Ctrl and + make everything larger, Ctrl and − smaller, up to twice the size.">
        <ThemeChoice />
        <DensityChoice />
      </Part>
      <Part head="Lock" about="Hides everything until somebody says who goes on. F9 locks at once.">
        <LockChoice />
      </Part>
      <Part head="About">
        <p>
          Pestle {desk.version}, running in {hosts[desk.host]}.
        </p>
        <p className={section['about']}>
          Not yet fit for supply to patients: sign-in and dispense notifications are still to come. Press ? for every
          key.
        </p>
      </Part>
    </div>
  )
}
