import { useState, type ReactElement } from 'react'
import type { Environment } from '../../../contract/desk.ts'
import { usePersonShown } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { classes } from '../../ui/class-names.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { environmentRefusalWords, environmentWords } from '../../wording/settings.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import { EnvironmentWarning } from './environment-warning.tsx'
import css from './settings.module.css'

const environments = Object.keys(environmentWords) as readonly Environment[]

/** The four separate worlds; changing stops this one wholly and opens the other's own file. */
export const Environments = (props: { readonly here: Environment; readonly mayChange: boolean }): ReactElement => {
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShown()
  const [said, setSaid] = useState<string | null>(null)
  // Who asked for it is who understands the warning, whoever another tab puts to work meanwhile.
  const [warned, setWarned] = useState<{ readonly environment: Environment; readonly asPersonId: string } | null>(null)
  const change = async (environment: Environment, by: string, understood: boolean): Promise<void> => {
    setWarned(null)
    const outcome = await send('desk:change-environment', {
      asPersonId: by,
      environment,
      ...(understood && { understood }),
    })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') {
      // A new file needs its recovery code first: that is where its window opens.
      if (understood) window.location.hash = '/this-pc'
      return
    }
    setSaid(notDoneWords(outcome, environmentRefusalWords))
  }
  return (
    <div>
      {environments.map((environment) => {
        const { name, about, warning } = environmentWords[environment]
        const here = environment === props.here
        return (
          <div key={environment} className={classes(css['env'], here && css['now'])}>
            <div>
              <p>{name}</p>
              <p className={section['about']}>{about}</p>
              {warning === null ? null : <p className={section['about']}>{warning}</p>}
            </div>
            {here ? (
              <span>You are here</span>
            ) : (
              <Button
                disabled={inFlight || !props.mayChange}
                label={`Change: ${name}`}
                onPress={() => {
                  if (warning === null) void change(environment, asPersonId, false)
                  else setWarned({ environment, asPersonId })
                }}
              >
                {warning === null ? 'Change' : 'Change…'}
              </Button>
            )}
          </div>
        )
      })}
      {warned === null ? null : (
        <EnvironmentWarning
          environment={warned.environment}
          onClose={() => {
            setWarned(null)
          }}
          onUnderstood={() => {
            void change(warned.environment, warned.asPersonId, true)
          }}
        />
      )}
      {said === null ? null : <Notice tone="attention" head={said} says />}
    </div>
  )
}
