import { Component, type ReactElement, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import page from '../ui/page.module.css'
import { halfDoneKeptWords } from '../wording/drafts.ts'
import css from './crashed.module.css'

/** What stands where the screen was when a part of it broke: nothing recorded is lost, and the way on. */
const CrashedScreen = ({ onReload }: { readonly onReload: () => void }): ReactElement => (
  <main className={page['alone']} role="alert">
    <div className={css['card']}>
      <h1>The screen broke. Nothing that was recorded is lost.</h1>
      <p>
        Acts that said “done” are done. {halfDoneKeptWords} Show the screen again; if it breaks at the same place, work
        on another prescription and tell whoever looks after this PC.
      </p>
      <Button look="primary" large autoFocus onPress={onReload}>
        Show the screen again
      </Button>
    </div>
  </main>
)

/** Catches a fault of the screen itself, which would otherwise leave an empty window. */
export class Crashed extends Component<{ readonly children: ReactNode }, { readonly broke: boolean }> {
  override state = { broke: false }

  static getDerivedStateFromError(): { readonly broke: boolean } {
    return { broke: true }
  }

  override render(): ReactNode {
    return this.state.broke ? (
      <CrashedScreen
        onReload={() => {
          window.location.reload()
        }}
      />
    ) : (
      this.props.children
    )
  }
}
