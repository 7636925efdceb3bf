import { onOwnConnection } from '../../database/sealed-copy.ts'

/** What is looked at in the worker: every page of a large file takes half a minute and more. */
export const healthJobs = {
  'health:integrity': ({ file, dataKey }: { readonly file: string; readonly dataKey: Uint8Array }): string =>
    onOwnConnection(file, Buffer.from(dataKey), (own) => own.check('integrity_check')),
} as const
