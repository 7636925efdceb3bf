import { Fragment, useRef, useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { copyShown } from '../../bridge/copy-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { supportLines, supportWords as words } from '../../wording/health.ts'
import css from './health.module.css'

/** Every line that was found, shown before any of it is copied. */
export const ForSupport = (props: {
  readonly examined: Output<'health:examine'>
  readonly onClose: () => void
}): ReactElement => {
  const { at, findings } = props.examined
  const shown = useRef<HTMLPreElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = (): void => {
    if (shown.current !== null) setCopied(copyShown(shown.current))
  }
  const said =
    copied === null ? undefined : (
      <Notice tone={copied ? 'fresh' : 'attention'} head={copied ? words.copied : words.notCopied} says />
    )
  return (
    <Dialog
      title={words.title}
      onClose={props.onClose}
      onConfirm={copy}
      {...(said === undefined ? {} : { said })}
      foot={
        <>
          <Button look="quiet" onPress={props.onClose} keyOf="Escape">
            {words.close}
          </Button>
          <Button look="primary" keyOf="Control+Enter" onPress={copy}>
            {words.copy}
          </Button>
        </>
      }
    >
      <div className={css['body']}>
        <p>{words.about}</p>
        {/* Focusable: it scrolls, and its lines can be marked by keys where copying by the button is not let. */}
        <pre ref={shown} className={css['lines']} role="region" aria-label={words.label} tabIndex={0}>
          {supportLines(at, findings).map((cells, line) => (
            <Fragment key={line}>
              {line === 0 ? '' : '\n'}
              {cells.length === 1
                ? cells[0]
                : cells.map((cell, column) => (
                    <span key={column} className={css['cell']}>
                      {cell}
                    </span>
                  ))}
            </Fragment>
          ))}
        </pre>
      </div>
    </Dialog>
  )
}
